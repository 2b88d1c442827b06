using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Workflows.Runtime.Moves;

/// <summary>Puts moved runs back, each in a turn of its own. What has happened to a run since is never lost: such a run stays where it is.</summary>
internal sealed class MoveUndoing(IRuns runs, FlowPrograms programs, IMoveStore store)
{
    private const int Part = 100;

    private const int Examples = 25;

    public async Task<UndoReport> UndoAsync(Guid move, Guid? run, Actor by, CancellationToken cancel)
    {
        if (await store.FindAsync(move, cancel) is not { } known)
        {
            return new(0, 0, []);
        }

        var pair = await MovePair.LoadAsync(programs, known.Wish, cancel);
        var (undone, refused, stayed) = (0, 0, new List<UndoRefused>());
        await foreach (var part in PartsAsync(move, run, cancel))
        {
            var outcomes = await Task.WhenAll(part.Select(r => UndoAsync(known, pair, r, by, cancel)));
            undone += outcomes.Count(o => o is null);
            var why = outcomes.OfType<UndoRefused>().Where(o => run is not null || o.Why != UndoRefusal.AlreadyUndone).ToList();
            refused += why.Count;
            stayed.AddRange(why.Take(Examples - stayed.Count));
        }

        return new(undone, refused, stayed);
    }

    /// <returns>Null where it was undone.</returns>
    private async Task<UndoRefused?> UndoAsync(FlowMove move, MovePair pair, MovedRun moved, Actor by, CancellationToken cancel)
    {
        if (moved.WhyNot is { } why)
        {
            return await RefusedAsync(moved, why, cancel);
        }

        if (await store.BeforeAsync(move.Id, moved.Run, cancel) is not { } before)
        {
            return new(moved.Run, UndoRefusal.TookOn, null);
        }

        var undone = false;
        await runs.RewriteAsync(
            moved.Run,
            run =>
            {
                undone = !run.HasMoved && run.Run.Turn == moved.Turn && run.Run.VersionId == move.Wish.To;
                return undone ? Rewrite(move, pair, before, by, run) : null;
            },
            cancel);
        return undone ? null : await RefusedAsync(moved, UndoRefusal.HasGoneOn, cancel);
    }

    private static RunRewrite Rewrite(FlowMove move, MovePair pair, byte[] before, Actor by, RunToRewrite run)
    {
        var result = pair.Undo(RunState.Read(pair.From.Program, before), by, run.Context);
        return new(move.Wish.From, result.State, result.Effects, result.Journal, Undone: new(move.Id, run.Run.Id, run.Context.Now, by.Name));
    }

    private async Task<UndoRefused> RefusedAsync(MovedRun moved, UndoRefusal why, CancellationToken cancel) =>
        new(moved.Run, why, why == UndoRefusal.HasGoneOn ? await store.NextEntryAsync(moved.Run, moved.Turn, cancel) : null);

    private async IAsyncEnumerable<IReadOnlyList<MovedRun>> PartsAsync(
        Guid move, Guid? run, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        if (run is { } one)
        {
            if (await store.FindMovedAsync(move, one, cancel) is { } moved)
            {
                yield return [moved];
            }

            yield break;
        }

        Guid? after = null;
        while (await store.MovedAsync(move, after, Part, cancel) is { Count: > 0 } part)
        {
            yield return part;
            after = part[^1].Run;
        }
    }
}
