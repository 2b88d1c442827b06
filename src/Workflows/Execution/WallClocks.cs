using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// Keeps what was meant by the clock on the wall where a zone changes its rules: a timer that fires is held against today's rules, and
/// where the rules have changed all timers of a run are, so that one that has become earlier is not late.
/// </summary>
internal static class WallClocks
{
    /// <summary>When a timer would be due if it were set by today's rules; null where its instant was exact from the start.</summary>
    /// <remarks>A limit counts from the start of the step, so its instant was exact, whatever the step waits for.</remarks>
    public static DateTimeOffset? DueAnew(StepRun run, RunInput.TimerFired timer) =>
        timer.Purpose == TimerPurpose.Timeout ? null : run.Node.Kind.DueAnew(run, timer);

    public static void Move(StepRun run, RunInput.TimerFired timer, DateTimeOffset dueAt)
    {
        run.SetTimer(timer.Purpose, dueAt);
        Note(run, timer.Purpose, timer.DueAt, dueAt);
    }

    public static void Note(StepRun run, TimerPurpose purpose, DateTimeOffset was, DateTimeOffset dueAt) =>
        run.Note(ObjectValue.Of(("purpose", Value.Of(purpose.ToString())), ("wasDueAt", Records.Instant(was)), ("dueAt", Records.Instant(dueAt))));

    /// <summary>Works out the times of every step that runs or waits again. Where none differs, nothing is changed and nothing written.</summary>
    public static void DeriveAnew(Turn turn)
    {
        if (turn.State.Status != RunStatus.Running || turn.State.Root is not { } root)
        {
            return;
        }

        foreach (var run in LiveSteps.All(turn, root).ToList())
        {
            try
            {
                DeriveAnew(run);
            }
            catch (ExpressionException fault)
            {
                turn.Fail(run.Frame, run.Node, fault);
            }
        }
    }

    private static void DeriveAnew(StepRun run)
    {
        var moved = false;
        foreach (var (purpose, dueAt) in run.State.Timers?.ToList() ?? [])
        {
            var timer = new RunInput.TimerFired(run.State.Instance, purpose, dueAt);
            if (DueAnew(run, timer) is { } anew && anew.UtcTicks != dueAt.UtcTicks)
            {
                Move(run, timer, anew);
                moved = true;
            }
        }

        run.Node.Kind.ZonesChanged(run, moved);
    }
}
