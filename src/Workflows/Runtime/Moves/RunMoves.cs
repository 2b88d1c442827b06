using System.Collections.Concurrent;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Execution.Migrating;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Workflows.Runtime.Moves;

/// <summary>Moves runs through turns, part by part. Stopped anywhere it has moved some runs wholly and the others not at all.</summary>
public sealed class RunMoves(IRuns runs, FlowPrograms programs, IMoveStore store, TimeProvider time, ILogger<RunMoves> logger) : IRunMoves
{
    /// <summary>Runs in memory at once; they share a commit.</summary>
    private const int Part = 100;

    /// <summary>Runs that move while somebody waits for the answer.</summary>
    public const int AtOnce = 100;

    /// <summary>Parts that a move which goes on by itself takes in one go, so that other work has its turn too.</summary>
    private const int PartsInOneGo = 5;

    /// <summary>Runs that a forecast looks at: a page is read more often than runs are moved.</summary>
    private const int MostLookedAt = 300;

    public async Task<VersionComparison> CompareAsync(Guid from, Guid to, IReadOnlyDictionary<string, string> renames, CancellationToken cancel)
    {
        var pair = await MovePair.LoadAsync(programs, new(from, to, null, renames), cancel);
        return new(pair.From, pair.To, VersionDifference.Between(pair.From.Program, pair.To.Program, renames));
    }

    public async Task<MoveForecast> ForecastAsync(MoveWish wish, CancellationToken cancel)
    {
        var pair = await MovePair.LoadAsync(programs, wish, cancel);
        if (pair.Faults is { Count: > 0 } faults)
        {
            return new(0, 0, faults, []);
        }

        var standings = new Standings();
        await foreach (var part in PartsAsync(wish, null, cancel))
        {
            foreach (var run in part)
            {
                standings.Add(run.Id, await PlanAsync(pair, run, cancel));
            }

            if (standings.Runs >= MostLookedAt)
            {
                return standings.ToForecast() with { Total = Math.Max(standings.Runs, await store.CountUnderWayAsync(wish.From, cancel)) };
            }
        }

        return standings.ToForecast();
    }

    public async Task<MoveReport> MoveAsync(Guid move, MoveWish wish, Actor by, CancellationToken cancel)
    {
        var asked = await MovePair.LoadAsync(programs, wish, cancel);
        var isLarge = wish.Run is null && asked.Faults.Count == 0 && await store.CountUnderWayAsync(wish.From, cancel) > AtOnce;
        var now = time.GetUtcNow();
        await store.AddAsync(new(move, asked.From.Version.Flow, wish, by, now), isLarge ? MoveCall.Work(move, now) : null, cancel);
        var known = (await store.FindAsync(move, cancel))!;
        var faults = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        if (!isLarge && await store.WorkAsync(move, cancel) is null)
        {
            await MoveAsync(known, int.MaxValue, null, faults, cancel);
        }

        return await ReportAsync(known, cancel) with { Faults = [.. faults.Keys.Order(StringComparer.Ordinal)] };
    }

    public async Task<bool> GoOnAsync(Guid move, CancellationToken cancel)
    {
        if (await store.FindAsync(move, cancel) is not { } known)
        {
            return true;
        }

        var faults = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var isDone = await MoveAsync(known, PartsInOneGo, await store.LastMovedAsync(move, cancel), faults, cancel);
        if (!faults.IsEmpty)
        {
            Logs.MoveLeftRuns(logger, move, faults.Count);
        }

        return isDone;
    }

    public Task TakeUpAsync(Guid move, CancellationToken cancel) => store.TakeUpAsync(move, time.GetUtcNow(), cancel);

    /// <param name="after">The last run that moved. Those before it have been looked at.</param>
    /// <returns>Whether all runs have been looked at.</returns>
    private async Task<bool> MoveAsync(FlowMove move, int parts, Guid? after, ConcurrentDictionary<string, bool> faults, CancellationToken cancel)
    {
        var pair = await MovePair.LoadAsync(programs, move.Wish, cancel);
        if (pair.Faults.Count > 0)
        {
            return true;
        }

        await foreach (var part in PartsAsync(move.Wish, after, cancel))
        {
            var done = await store.MovedOfAsync(move.Id, [.. part.Select(r => r.Id)], cancel);
            await new MovingRuns(runs, store, move, pair, faults).MoveAsync([.. part.Select(r => r.Id).Where(r => !done.Contains(r))], cancel);

            // Only a run that has moved marks how far the move has come.
            if (--parts <= 0 && await store.LastMovedAsync(move.Id, cancel) is { } last && last != after)
            {
                return false;
            }
        }

        return true;
    }

    public async Task<MoveReport?> FindAsync(Guid move, CancellationToken cancel) =>
        await store.FindAsync(move, cancel) is { } known ? await ReportAsync(known, cancel) : null;

    public async Task<UndoReport> UndoAsync(Guid move, Guid? run, Actor by, CancellationToken cancel)
    {
        if (await store.FindAsync(move, cancel) is not { } known)
        {
            return new(0, 0, []);
        }

        if (run is null && (await store.WorkAsync(UndoCall.IdOf(move), cancel) is not null || await IsLargeAsync(move, cancel)))
        {
            var now = time.GetUtcNow();
            await store.AddAsync(UndoCall.Work(move, by, now), cancel);
            await store.TakeUpAsync(UndoCall.IdOf(move), now, cancel);
            return new(0, 0, []) { GoesOn = true };
        }

        return await (await UndoingAsync(known, by, cancel)).UndoAsync(run, cancel);
    }

    public async Task<bool> GoOnUndoingAsync(Guid move, Actor by, CancellationToken cancel) =>
        await store.FindAsync(move, cancel) is not { } known || await (await UndoingAsync(known, by, cancel)).GoOnAsync(PartsInOneGo, cancel);

    /// <summary>Also runs that will stay: each of them is looked at.</summary>
    private async Task<bool> IsLargeAsync(Guid move, CancellationToken cancel) =>
        await store.TallyAsync(move, cancel) is { Moved: var moved, Undone: var undone } && moved - undone > AtOnce;

    private async Task<MoveUndoing> UndoingAsync(FlowMove move, Actor by, CancellationToken cancel) =>
        new(runs, store, move, await MovePair.LoadAsync(programs, move.Wish, cancel), by, logger);

    private async Task<MigrationPlan> PlanAsync(MovePair pair, Rows.StoredRun run, CancellationToken cancel) =>
        pair.Plan(run) is { Wanted: { Count: > 0 } wanted } ? pair.Plan(run, await new RecordReading(store).ReadAsync(run.Id, wanted, cancel)) : pair.Plan(run);

    private async Task<MoveReport> ReportAsync(FlowMove move, CancellationToken cancel)
    {
        var work = await store.WorkAsync(move.Id, cancel);
        var tally = await store.TallyAsync(move.Id, cancel);
        var stayed = work is null
            ? await ForecastAsync(move.Wish, cancel)
            : new MoveForecast(0, 0, [], []) { Total = await store.CountUnderWayAsync(move.Wish.From, cancel) };
        return new(move, tally.Moved, tally.Undoable, tally.Undone, stayed, []) { Work = work, Undoing = await store.WorkAsync(UndoCall.IdOf(move.Id), cancel) };
    }

    private async IAsyncEnumerable<IReadOnlyList<Rows.StoredRun>> PartsAsync(
        MoveWish wish, Guid? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        if (wish.Run is { } one)
        {
            if (await store.FindRunAsync(one, cancel) is { } run && run.VersionId == wish.From)
            {
                yield return [run];
            }

            yield break;
        }

        while (await store.UnderWayAsync(wish.From, after, Part, cancel) is { Count: > 0 } part)
        {
            yield return part;
            after = part[^1].Id;
        }
    }
}
