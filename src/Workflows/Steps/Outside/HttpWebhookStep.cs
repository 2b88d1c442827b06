using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>
/// Subscribes at an address with its own callback address (<c>listCallbackUrl()</c>), waits for the call, and unsubscribes when it
/// ends. Outputs are what was posted to the callback.
/// </summary>
internal sealed class HttpWebhookStep : CallStep
{
    public override string Awaited => "a call back";

    public override bool EvaluatesInputs => false;

    public override Value InputsOf(StepDefinition step) => step.Inputs.Get("subscribe") ?? ObjectValue.Empty;

    public override Value Shown(Value inputs) => Credentials.Hide(inputs);

    public override (Value? Policy, string Place) RetryPolicyOf(StepDefinition step) =>
        step.Inputs.Get("subscribe")?.Get("retryPolicy") is { } policy ? (policy, "inputs.subscribe.retryPolicy") : base.RetryPolicyOf(step);

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        foreach (var call in (string[])["subscribe", "unsubscribe"])
        {
            CallRequest.Check(step.Definition.Inputs.Get(call), $"{step.Definition.Path}.inputs.{call}", step.Name, compiler);
        }

        if (step.Definition.Inputs.Get("unsubscribe") is { } unsubscribe)
        {
            step.Compiled = compiler.Template(unsubscribe, $"{step.Definition.Path}.inputs.unsubscribe", step);
        }
    }

    public override void Start(StepRun run)
    {
        var inputs = run.Turn.EvaluateForWebhook(run.Node.Inputs, run.Frame, run.State.Instance);
        if (run.FailsOver(inputs, $"The inputs of '{run.Node.Name}'"))
        {
            return;
        }

        run.State.Inputs = inputs;
        if (run.Input("uri") is not null)
        {
            if (CallRequest.WhyNot(run) is { } fault)
            {
                run.Fail(fault.Code, fault.Message);
                return;
            }

            run.Call(HttpStep.CallKind, run.Inputs);
        }

        run.Wait(run.Node.Name, Awaited);
    }

    public override bool Awaits(StepRun run, RunInput.EventArrived arrived) => true;

    public override void Event(StepRun run, RunInput.EventArrived arrived) => run.Succeed(arrived.Payload);

    /// <summary>Also after a subscription that failed: an attempt whose answer was lost may have subscribed.</summary>
    public override void Ending(StepRun run, StepStatus status)
    {
        var hasSubscribed = run.Inputs is not NullValue;
        if (hasSubscribed && run.Node.Compiled is Template unsubscribe)
        {
            run.State.Attempt++;
            run.Call(HttpStep.CallKind, run.Turn.EvaluateForWebhook(unsubscribe, run.Frame, run.State.Instance), isLast: true);
        }
    }

    protected override void CallAgain(StepRun run, TimerPurpose purpose) => run.Call(HttpStep.CallKind, run.Inputs);

    /// <summary>A subscription that is accepted (202) is one like any other: what comes of it is the call back, so nobody asks again.</summary>
    protected override void Answered(StepRun run, RunInput.Completed done)
    {
        if (done.Outcome.Status is not (StepStatus.Succeeded or StepStatus.Running))
        {
            run.End(done);
        }
    }
}
