using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// What a paused run takes at once, and what it keeps until it goes on. People's inputs are taken at once, though nothing starts because of
/// them. Of what comes by itself it keeps, for each step that waits, one look at the facts, the first event the step waits for, and what its
/// timers and calls bring, and once that the zones' rules have changed: however much arrives, no more than the steps could take.
/// </summary>
internal static class Holding
{
    public static bool IsPersons(RunInput input) => input
        is RunInput.Cancel or RunInput.Pause or RunInput.GoOn or RunInput.TakeUp or RunInput.Retry or RunInput.Skip or RunInput.GoBack or RunInput.Override
        or RunInput.Completed { By: not null };

    /// <summary>Keeps an input, in the order of arrival. One that would find nobody waiting, or says nothing new, is not kept.</summary>
    public static void Hold(Turn turn, RunInput input)
    {
        if (ToKeep(turn, input) is not { } kept || turn.State.Held.Contains(kept))
        {
            return;
        }

        turn.State.Held.Add(kept);
        turn.State.Size += StateSize.Of(kept);
    }

    /// <summary>The step has ended while the run is paused: what was kept for it goes, and the journal says so.</summary>
    public static void LetGo(Turn turn, Frame frame, StepNode node)
    {
        var instance = frame.States[node.Ordinal]!.Instance;
        if (turn.State.Held.RemoveAll(held => InstanceOf(held) == instance) is > 0 and var count)
        {
            turn.Note(frame, node, JournalKind.StepNoted, ObjectValue.Of(("noLongerNeeded", Value.Of(count))));
        }
    }

    private static RunInput? ToKeep(Turn turn, RunInput input) => input is RunInput.ZonesChanged ? input : LiveSteps.Find(turn, InstanceOf(input)) is not { } run ? null : input switch
    {
        RunInput.LookAgain => input,
        RunInput.TimerFired timer => run.HasTimer(timer.Purpose, timer.DueAt) ? timer : null,
        RunInput.EventArrived arrived => ToKeep(run, arrived),
        RunInput.Completed done => run.State.Attempt == done.Attempt ? done : null,
        _ => null,
    };

    /// <summary>Judged on its arrival, as on a run that is not paused: a wait takes one event, so the first that it would take is all it needs.</summary>
    private static RunInput.EventArrived? ToKeep(StepRun run, RunInput.EventArrived arrived)
    {
        if (run.Turn.State.Held.Exists(held => held is RunInput.EventArrived { IsAwaited: true } && InstanceOf(held) == arrived.Instance))
        {
            return null;
        }

        try
        {
            return run.Node.Kind.Awaits(run, arrived) ? arrived with { IsAwaited = true } : null;
        }
        catch (ExpressionException)
        {
            // It is judged when the run goes on, and fails the step then if it still can't be: nothing fails in a run that rests.
            return arrived;
        }
    }

    private static long InstanceOf(RunInput input) => input switch
    {
        RunInput.LookAgain look => look.Instance,
        RunInput.TimerFired timer => timer.Instance,
        RunInput.EventArrived arrived => arrived.Instance,
        RunInput.Completed done => done.Instance,
        _ => 0,
    };
}
