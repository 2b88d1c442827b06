using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Waits for an event of the campaign for which <c>where</c> holds (<c>item()</c> is its payload), from the moment the step starts.</summary>
internal sealed class WaitForEventStep : StepKind
{
    public override string Awaited => "its event";

    public override bool OutputsTellInputs => true;

    public override Value InputsOf(StepDefinition step) => step.Inputs is ObjectValue o ? o.Without("where") : step.Inputs;

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        ApprovalStep.Require(step.Definition.Inputs.Get("event"), "event", step, compiler);
        if (step.Definition.Inputs.Get("where") is { } where)
        {
            step.Compiled = Condition.Compile(where, $"{step.Definition.Path}.inputs.where", step, compiler);
        }
    }

    public override void Start(StepRun run)
    {
        var name = run.Text("event");
        var deadline = Instants.Read(run.Input("deadline"), run.Turn.Context.Zone);
        if (string.IsNullOrEmpty(name) || (run.Input("deadline") is not null && deadline is null))
        {
            run.Fail("InvalidInput", "The step needs the name of an event, and its deadline must be a date or time.");
            return;
        }

        run.Emit(new Effect.AwaitEvent(run.State.Instance, name));
        if (deadline is { } due)
        {
            run.SetTimer(TimerPurpose.Deadline, due);
        }

        DescribeWait(run);
    }

    public override void DescribeWait(StepRun run) =>
        run.Wait(run.Text("title") ?? run.Node.Name, run.Text("waitingFor") ?? $"the event {run.Text("event")}", run.TimerOf(TimerPurpose.Deadline));

    public override bool Awaits(StepRun run, RunInput.EventArrived arrived)
    {
        // A callback of another step's partner is no event of the campaign.
        if (!string.Equals(arrived.Event, run.Text("event"), StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var matches = run.Node.Compiled is not Condition where || where.HoldsFor(run, arrived.Payload);
        if (!matches)
        {
            run.Note(ObjectValue.Of(("event", Value.Of(arrived.Event)), ("matched", Value.False)));
        }

        return matches;
    }

    public override void Event(StepRun run, RunInput.EventArrived arrived)
    {
        if (!arrived.IsAwaited && !Awaits(run, arrived))
        {
            return;
        }

        run.Succeed(ObjectValue.Of(
            ("event", Value.Of(arrived.Event)),
            ("at", arrived.Payload.Get("at") ?? Records.Instant(run.Now)),
            ("payload", arrived.Payload),
            ("timedOut", Value.False)));
    }

    public override void Timer(StepRun run, RunInput.TimerFired timer)
    {
        var outputs = ObjectValue.Of(("event", run.Input("event")!), ("at", Records.Instant(run.Now)), ("payload", Value.Null), ("timedOut", Value.True));
        if (run.Input("timeoutAtDeadline") is BooleanValue { Value: true })
        {
            run.End(StepStatus.TimedOut, outputs, new("DeadlinePassed", $"The deadline passed before the event {run.Text("event")} came."));
        }
        else
        {
            run.Succeed(outputs);
        }
    }
}
