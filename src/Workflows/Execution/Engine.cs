using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// The one pure function that runs every flow: production, tests and rehearsal. It reads no clock, no database, no network;
/// the same arguments give the same result, byte for byte.
/// </summary>
public static class Engine
{
    /// <summary>A timer that fires later than this after it was due is marked so in the journal.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    /// <summary>Takes one input. <paramref name="state"/> is left as it was; the result holds a new one.</summary>
    public static AdvanceResult Advance(FlowProgram program, RunState state, RunInput input, AdvanceContext context) =>
        AdvanceOwned(program, state.Clone(), input, context);

    /// <summary>As <see cref="Advance"/>, but <paramref name="state"/> is the caller's to give away: it becomes the result's.</summary>
    public static AdvanceResult AdvanceOwned(FlowProgram program, RunState state, RunInput input, AdvanceContext context)
    {
        var turn = new Turn(program, state, context);
        state.Turn++;
        Take(turn, input);
        turn.Run();
        turn.CheckState();
        return new(state, turn.Effects, turn.Journal) { Work = turn.Work.Taken };
    }

    /// <summary>A waiting step looks again because its run has moved to a version that says its condition differently.</summary>
    internal static void LookAfterMove(Turn turn, long instance) => ToStep(turn, instance, run => run.Node.Kind.Moved(run));

    private static void Take(Turn turn, RunInput input)
    {
        var state = turn.State;
        if (state.Status == RunStatus.Paused && !Holding.IsPersons(input))
        {
            Holding.Hold(turn, input);
            return;
        }

        switch (input)
        {
            case RunInput.Start start:
                Start(turn, start);
                break;
            case RunInput.Cancel cancel:
                RunControl.Cancel(turn, cancel.By);
                break;
            case RunInput.Pause pause:
                RunControl.Pause(turn, pause.By);
                break;
            case RunInput.GoOn goOn:
                GoOn(turn, goOn.By);
                break;
            case RunInput.TakeUp up:
                turn.Journal.Add(RunControl.TakenUp(up.By, turn.Context.Now));
                break;
            case RunInput.Retry retry:
                Reopening.Retry(turn, retry);
                break;
            case RunInput.GoBack back:
                Reopening.GoBack(turn, back);
                break;
            case RunInput.TimerFired timer:
                ToStep(turn, timer.Instance, run => Timer(run, timer));
                break;
            case RunInput.EventArrived arrived:
                ToStep(turn, arrived.Instance, run => run.Node.Kind.Event(run, arrived));
                break;
            case RunInput.ZonesChanged:
                WallClocks.DeriveAnew(turn);
                break;
            case RunInput.LookAgain look:
                ToStep(turn, look.Instance, run => run.Node.Kind.LookAgain(run));
                break;
            case RunInput.Completed done:
                Complete(turn, done);
                break;
            case RunInput.Override over:
                ToStepByPerson(turn, over.Instance, over.By, run => run.Node.Kind.Override(run, over.By));
                break;
            case RunInput.Skip skip:
                ToStepByPerson(turn, skip.Instance, skip.By, run => RunControl.Skip(run, skip.By));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(input), input, "An input the engine does not know.");
        }
    }

    private static void Start(Turn turn, RunInput.Start start)
    {
        var state = turn.State;
        if (state.Status != RunStatus.New)
        {
            return;
        }

        state.Status = RunStatus.Running;
        state.StartedAt = turn.Context.Now;
        state.TriggerName = start.Trigger;
        var tooBig = turn.WhyTooBig(start.Outputs, "What the trigger brought");
        state.TriggerOutputs = tooBig is null ? ValueJson.Normalise(start.Outputs) : Value.Null;
        state.Root = new Frame(turn.Program.Blocks[0], null, -1, null);
        turn.Journal.Add(Started(turn, start));
        if (tooBig is not null)
        {
            turn.FailRun(tooBig);
            return;
        }

        turn.Open(state.Root);
    }

    private static JournalEntry Started(Turn turn, RunInput.Start start) => new(
        turn.Context.Now, JournalKind.RunStarted, "", start.Trigger, 0, StepStatus.Running, Outputs: IsSecured(turn, start.Trigger) ? StepNode.Masked : turn.State.TriggerOutputs,
        Inputs: start.Again is { } again ? ObjectValue.Of(("repeats", Value.Of(again.Run.ToString()))) : null,
        By: start.Again?.By.Name, Reason: start.Again?.By.Reason);

    private static bool IsSecured(Turn turn, string trigger) =>
        turn.Program.Definition.Triggers.Any(t => t.IsSecured("outputs") && string.Equals(t.Name, trigger, StringComparison.OrdinalIgnoreCase));

    private static void GoOn(Turn turn, Actor by)
    {
        var held = turn.State.Held.ToList();
        if (!RunControl.GoOn(turn, by))
        {
            return;
        }

        // What people did meanwhile has made steps ready, which wait to be started.
        turn.StartReady();
        foreach (var input in held)
        {
            Take(turn, input);
            turn.Run();
        }
    }

    /// <summary>A step that has ended since, or a timer that was replaced, takes nothing: the input is one that no longer applies.</summary>
    private static void ToStep(Turn turn, long instance, Action<StepRun> act)
    {
        if (turn.State.Status == RunStatus.Running && LiveSteps.Find(turn, instance) is { } run)
        {
            Act(run, act);
        }
    }

    private static void ToStepByPerson(Turn turn, long instance, Actor by, Action<StepRun> act)
    {
        if (IsUnderWay(turn) && LiveSteps.Find(turn, instance) is { } run)
        {
            Act(run, act);
        }
        else
        {
            turn.Refuse("NoLongerWaiting", "The step is not waiting any more; somebody else may have answered first.", by);
        }
    }

    private static bool IsUnderWay(Turn turn) => turn.State.Status is RunStatus.Running or RunStatus.Paused;

    private static void Act(StepRun run, Action<StepRun> act)
    {
        try
        {
            act(run);
        }
        catch (ExpressionException fault)
        {
            run.Turn.Fail(run.Frame, run.Node, fault);
        }
    }

    private static void Timer(StepRun run, RunInput.TimerFired timer)
    {
        if (!run.TakeTimer(timer.Purpose, timer.DueAt))
        {
            return;
        }

        if (WallClocks.DueAnew(run, timer) is { } anew && anew > run.Now)
        {
            WallClocks.Move(run, timer, anew);
            return;
        }

        if (run.Now - timer.DueAt > Late && run.Node.Type != "Campaign.Reminder")
        {
            // Reminders say so themselves, with what they put out.
            run.Note(ObjectValue.Of(("purpose", Value.Of(timer.Purpose.ToString())), ("dueAt", Records.Instant(timer.DueAt)), ("late", Value.True)));
        }

        if (timer.Purpose == TimerPurpose.Timeout)
        {
            run.End(StepStatus.TimedOut, Value.Null, new("StepTimedOut", "The step did not end within its limit.timeout."));
        }
        else
        {
            run.Node.Kind.Timer(run, timer);
        }
    }

    private static void Complete(Turn turn, RunInput.Completed done)
    {
        var run = IsUnderWay(turn) ? LiveSteps.Find(turn, done.Instance) : null;
        if (run is { } step && step.State.Attempt == done.Attempt)
        {
            Act(step, s => s.Node.Kind.Completed(s, done));
        }
        else if (done.By is { } by)
        {
            turn.Refuse("NoLongerWaiting", "The step is not waiting any more; somebody else may have answered first.", by);
        }
    }
}
