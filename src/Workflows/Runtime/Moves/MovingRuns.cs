using System.Collections.Concurrent;
using System.Text.Json;
using CampaignTracker.Workflows.Execution.Migrating;

namespace CampaignTracker.Workflows.Runtime.Moves;

/// <summary>Moves some runs, each in a turn of its own, planned inside it from what the run is by then.</summary>
/// <param name="faults">Takes what kept runs where they are only when they were to move.</param>
internal sealed class MovingRuns(IRuns runs, IMoveStore store, FlowMove move, MovePair pair, ConcurrentDictionary<string, bool> faults)
{
    /// <summary>Runs at once whose records are read from the journal: those may be large.</summary>
    private const int WithRecords = 10;

    /// <summary>Tries for a run that goes on between the reading of its journal and its turn.</summary>
    private const int Tries = 5;

    public async Task MoveAsync(IReadOnlyList<Guid> part, CancellationToken cancel)
    {
        var outcomes = await Task.WhenAll(part.Select(async run => (Run: run, IsDone: await TryAsync(run, null, cancel))));
        foreach (var some in outcomes.Where(o => !o.IsDone).Select(o => o.Run).Chunk(WithRecords))
        {
            await Task.WhenAll(some.Select(run => MoveWithRecordsAsync(run, cancel)));
        }
    }

    private async Task MoveWithRecordsAsync(Guid id, CancellationToken cancel)
    {
        for (var i = 0; i < Tries; i++)
        {
            if (await store.FindRunAsync(id, cancel) is not { } run || run.VersionId != move.Wish.From)
            {
                return;
            }

            var wanted = pair.Plan(run).Wanted;
            var records = wanted.Count == 0 ? null : await new RecordReading(store).ReadAsync(id, wanted, cancel);
            if (await TryAsync(id, records is null ? null : new(run.Turn, records), cancel))
            {
                return;
            }
        }

        faults.TryAdd($"The run {id} went on each time it was to move. Ask for the move again.", true);
    }

    /// <summary>A run whose state is damaged stays where it is, and does not keep the others.</summary>
    /// <returns>False where its journal has to be read first, or again.</returns>
    private async Task<bool> TryAsync(Guid run, ReadRecords? records, CancellationToken cancel)
    {
        var isDone = true;
        try
        {
            await runs.RewriteAsync(run, found => Rewrite(found, records, out isDone), cancel);
        }
        catch (JsonException damaged)
        {
            faults.TryAdd($"Where the run {run} stands can't be read, so it stays: {damaged.Message}", true);
        }

        return isDone;
    }

    /// <summary>Inside the run's turn. Null leaves it as it is.</summary>
    private RunRewrite? Rewrite(RunToRewrite run, ReadRecords? read, out bool isDone)
    {
        isDone = true;
        if (run.Run.VersionId != move.Wish.From)
        {
            return null;
        }

        // What happened since may stand in the journal by now under the very same path.
        var isStale = read is not null && (run.HasMoved || run.Run.Turn != read.Turn);
        var plan = pair.Plan(run.State, isStale ? null : read?.Records, run.Context.Limits);
        isDone = plan.Wanted.Count == 0;
        if (!plan.IsAllowed)
        {
            return null;
        }

        var made = pair.Apply(plan, move.By, run.Context);
        foreach (var fault in made.Faults)
        {
            faults.TryAdd(fault, true);
        }

        return made.Faults.Count > 0
            ? null
            : new(
                move.Wish.To, made.Result.State, made.Result.Effects, made.Result.Journal,
                new(move.Id, run.Run.Id, 0, run.Context.Now, made.TookOn ? null : run.State.ToBytes()));
    }

    /// <param name="Turn">Up to which they were read.</param>
    private sealed record ReadRecords(long Turn, StepRecords Records);
}
