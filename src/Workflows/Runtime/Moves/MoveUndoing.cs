using System.Text.Json;
using CampaignTracker.Workflows.Execution;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Workflows.Runtime.Moves;

/// <summary>Puts moved runs back, each in a turn of its own. What has happened to a run since is never lost: such a run stays where it is.</summary>
internal sealed class MoveUndoing(IRuns runs, IMoveStore store, FlowMove move, MovePair pair, Actor by, ILogger logger)
{
    /// <summary>Runs in memory at once; they share a commit.</summary>
    private const int Part = 100;

    private const int Examples = 25;

    /// <param name="run">Null for every run of the move.</param>
    public async Task<UndoReport> UndoAsync(Guid? run, CancellationToken cancel)
    {
        var (undone, refused, stayed) = (0, 0, new List<UndoRefused>());
        await foreach (var part in PartsAsync(run, cancel))
        {
            var outcomes = await UndoAsync(part, cancel);
            undone += outcomes.Count(o => o is null);
            var why = outcomes.OfType<UndoRefused>().ToList();
            refused += why.Count;
            stayed.AddRange(why.Take(Examples - stayed.Count));
        }

        return new(undone, refused, [.. await Task.WhenAll(stayed.Select(s => SinceAsync(s, cancel)))]);
    }

    /// <summary>Some parts of those that can go back. A run that is back is no longer among them, so what was cut off needs no mark of how far it came.</summary>
    /// <returns>Whether all have been looked at.</returns>
    public async Task<bool> GoOnAsync(int parts, CancellationToken cancel)
    {
        var undone = 0;
        Guid? after = null;
        while (await store.UndoableAsync(move.Id, after, Part, cancel) is { Count: > 0 } part)
        {
            undone += (await UndoAsync(part, cancel)).Count(o => o is null);

            // Runs that can't be read are met again by the next go: it has to come past them.
            if (--parts <= 0 && undone > 0)
            {
                return false;
            }

            after = part[^1].Run;
        }

        return true;
    }

    /// <returns>For each run null where it was undone.</returns>
    private Task<UndoRefused?[]> UndoAsync(IReadOnlyList<MovedRun> part, CancellationToken cancel) => Task.WhenAll(part.Select(r => UndoAsync(r, cancel)));

    private async Task<UndoRefused?> UndoAsync(MovedRun moved, CancellationToken cancel)
    {
        if (moved.WhyNot is { } why)
        {
            return Refused(moved, why);
        }

        if (await store.BeforeAsync(move.Id, moved.Run, cancel) is not { } before)
        {
            return Refused(moved, UndoRefusal.TookOn);
        }

        var undone = false;
        try
        {
            await runs.RewriteAsync(
                moved.Run,
                run =>
                {
                    undone = !run.HasMoved && run.Run.Turn == moved.Turn && run.Run.VersionId == move.Wish.To;
                    return undone ? Rewrite(before, run) : null;
                },
                cancel);
        }
        catch (JsonException damaged)
        {
            Logs.RunNotPutBack(logger, damaged, move.Id, moved.Run);
            return Refused(moved, UndoRefusal.Damaged);
        }

        return undone ? null : Refused(moved, UndoRefusal.HasGoneOn);
    }

    private RunRewrite Rewrite(byte[] before, RunToRewrite run)
    {
        var result = pair.Undo(RunState.Read(pair.From.Program, before), by, run.Context);
        return new(move.Wish.From, result.State, result.Effects, result.Journal, Undone: new(move.Id, run.Run.Id, run.Context.Now, by.Name));
    }

    private static UndoRefused Refused(MovedRun moved, UndoRefusal why) => new(moved.Run, why, null) { Turn = moved.Turn };

    private async Task<UndoRefused> SinceAsync(UndoRefused refused, CancellationToken cancel) =>
        refused.Why == UndoRefusal.HasGoneOn ? refused with { Since = await store.NextEntryAsync(refused.Run, refused.Turn, cancel) } : refused;

    private async IAsyncEnumerable<IReadOnlyList<MovedRun>> PartsAsync(
        Guid? run, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        if (run is { } one)
        {
            if (await store.FindMovedAsync(move.Id, one, cancel) is { } moved)
            {
                yield return [moved];
            }

            yield break;
        }

        Guid? after = null;
        while (await store.MovedAsync(move.Id, after, Part, cancel) is { Count: > 0 } part)
        {
            yield return part;
            after = part[^1].Run;
        }
    }
}
