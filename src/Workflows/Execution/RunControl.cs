using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Execution;

/// <summary>What a person does to a run as a whole.</summary>
internal static class RunControl
{
    public static void Cancel(Turn turn, Actor by)
    {
        if (turn.State.HasEnded)
        {
            turn.Refuse("RunHasEnded", "The run has ended already.", by);
            return;
        }

        Say(turn, "cancelled", by);
        turn.State.Held.Clear();
        turn.Stop(RunStatus.Cancelled, new("Cancelled", by.Reason.Length == 0 ? $"{by.Name} cancelled the run." : $"{by.Name} cancelled the run: {by.Reason}"));
    }

    public static void Pause(Turn turn, Actor by)
    {
        if (turn.State.Status != RunStatus.Running)
        {
            turn.Refuse("NotRunning", "Only a run that is under way can be paused.", by);
            return;
        }

        Say(turn, "paused", by);
        turn.State.Status = RunStatus.Paused;
    }

    public static bool GoOn(Turn turn, Actor by)
    {
        if (turn.State.Status != RunStatus.Paused)
        {
            turn.Refuse("NotPaused", "The run is not paused.", by);
            return false;
        }

        Say(turn, "went on", by);
        turn.State.Status = RunStatus.Running;
        turn.State.Held.Clear();
        return true;
    }

    /// <summary>Ends a waiting step as Skipped; what comes after goes on as if it had succeeded.</summary>
    public static void Skip(StepRun run, Actor by)
    {
        (run.Frame.SkippedByPerson ??= []).Add(run.Node.Ordinal);
        run.End(StepStatus.Skipped, Value.Null, null, by);
    }

    /// <summary>The line for a person who has it tried once more what the engine could not do.</summary>
    public static JournalEntry TakenUp(Actor by, DateTimeOffset now) => Line(now, RunInput.TakeUp.InJournal, by);

    private static void Say(Turn turn, string what, Actor by) => turn.Journal.Add(Line(turn.Context.Now, what, by));

    private static JournalEntry Line(DateTimeOffset now, string what, Actor by) =>
        new(now, JournalKind.PersonActed, "", what, 0, StepStatus.None, By: by.Name, Reason: by.Reason);
}
