using System.Collections.Concurrent;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Execution.Migrating;

namespace CampaignTracker.Workflows.Runtime.Moves;

/// <summary>Moves runs through turns, part by part. Stopped anywhere it has moved some runs wholly and the others not at all.</summary>
public sealed class RunMoves(IRuns runs, FlowPrograms programs, IMoveStore store, TimeProvider time) : IRunMoves
{
    /// <summary>Runs in memory at once; they share a commit.</summary>
    private const int Part = 100;

    /// <summary>Runs still on the old version that a report looks at: a page is read more often than runs are moved.</summary>
    private const int MostReported = 300;

    public async Task<VersionComparison> CompareAsync(Guid from, Guid to, IReadOnlyDictionary<string, string> renames, CancellationToken cancel)
    {
        var pair = await MovePair.LoadAsync(programs, new(from, to, null, renames), cancel);
        return new(pair.From, pair.To, VersionDifference.Between(pair.From.Program, pair.To.Program, renames));
    }

    public Task<MoveForecast> ForecastAsync(MoveWish wish, CancellationToken cancel) => ForecastAsync(wish, int.MaxValue, cancel);

    private async Task<MoveForecast> ForecastAsync(MoveWish wish, int most, CancellationToken cancel)
    {
        var pair = await MovePair.LoadAsync(programs, wish, cancel);
        if (pair.Faults is { Count: > 0 } faults)
        {
            return new(0, 0, faults, []);
        }

        var standings = new Standings();
        await foreach (var part in PartsAsync(wish, cancel))
        {
            if (standings.Runs >= most)
            {
                return standings.ToForecast() with { IsPart = true };
            }

            foreach (var run in part)
            {
                standings.Add(run.Id, await PlanAsync(pair, run, cancel));
            }
        }

        return standings.ToForecast();
    }

    public async Task<MoveReport> MoveAsync(Guid move, MoveWish wish, Actor by, CancellationToken cancel)
    {
        var asked = await MovePair.LoadAsync(programs, wish, cancel);
        await store.AddAsync(new(move, asked.From.Version.Flow, wish, by, time.GetUtcNow()), cancel);
        var known = (await store.FindAsync(move, cancel))!;
        var pair = await MovePair.LoadAsync(programs, known.Wish, cancel);
        var faults = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        if (pair.Faults.Count == 0)
        {
            await foreach (var part in PartsAsync(known.Wish, cancel))
            {
                var done = await store.MovedOfAsync(move, [.. part.Select(r => r.Id)], cancel);
                await new MovingRuns(runs, store, known, pair, faults).MoveAsync([.. part.Select(r => r.Id).Where(r => !done.Contains(r))], cancel);
            }
        }

        return await ReportAsync(known, cancel) with { Faults = [.. faults.Keys.Order(StringComparer.Ordinal)] };
    }

    public async Task<MoveReport?> FindAsync(Guid move, CancellationToken cancel) =>
        await store.FindAsync(move, cancel) is { } known ? await ReportAsync(known, cancel) : null;

    public Task<UndoReport> UndoAsync(Guid move, Guid? run, Actor by, CancellationToken cancel) =>
        new MoveUndoing(runs, programs, store).UndoAsync(move, run, by, cancel);

    private async Task<MigrationPlan> PlanAsync(MovePair pair, Rows.StoredRun run, CancellationToken cancel) =>
        pair.Plan(run) is { Wanted: { Count: > 0 } wanted } ? pair.Plan(run, await new RecordReading(store).ReadAsync(run.Id, wanted, cancel)) : pair.Plan(run);

    private async Task<MoveReport> ReportAsync(FlowMove move, CancellationToken cancel)
    {
        var tally = await store.TallyAsync(move.Id, cancel);
        return new(move, tally.Moved, tally.Undoable, tally.Undone, await ForecastAsync(move.Wish, MostReported, cancel), []);
    }

    private async IAsyncEnumerable<IReadOnlyList<Rows.StoredRun>> PartsAsync(
        MoveWish wish, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        if (wish.Run is { } one)
        {
            if (await store.FindRunAsync(one, cancel) is { } run && run.VersionId == wish.From)
            {
                yield return [run];
            }

            yield break;
        }

        Guid? after = null;
        while (await store.UnderWayAsync(wish.From, after, Part, cancel) is { Count: > 0 } part)
        {
            yield return part;
            after = part[^1].Id;
        }
    }
}
