using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Sends a briefing, after a sign-off where one is needed and not before <c>sendAt</c>; ends when every delivery has an outcome.</summary>
internal sealed class BriefingStep : StepKind
{
    public const string ChangeKind = "OpenBriefing";

    /// <summary>Its time to go out, as the clocks of the site's zone show it by rules that have changed.</summary>
    public const string MoveKind = "MoveBriefing";

    public override string Awaited => "its briefing to be sent";

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        ApprovalStep.Require(step.Definition.Inputs.Get("template"), "template", step, compiler);
        ApprovalStep.Require(step.Definition.Inputs.Get("audience"), "audience", step, compiler);
    }

    public override void Start(StepRun run)
    {
        var sendAt = Instants.Read(run.Input("sendAt"), run.Turn.Context.Zone);
        if (run.Input("sendAt") is { } given && sendAt is null)
        {
            run.Fail("InvalidDate", $"{given} is not a date or time at which to send.");
            return;
        }

        run.Change(ChangeKind, ((ObjectValue)run.Inputs).With("sendAt", Records.Instant(sendAt)).With("signOffBy", SignOffBy(run) is { Count: > 0 } by ? by : People.LeadAndAdministrators));
        DescribeWait(run);
    }

    /// <summary>What is kept of <c>sendAt</c> is what was meant; the briefing has the instant that follows from it.</summary>
    public override void ZonesChanged(StepRun run, bool moved)
    {
        if (Instants.Read(run.Input("sendAt"), run.Turn.Context.Zone) is { } sendAt)
        {
            run.Change(MoveKind, ObjectValue.Of(("sendAt", Records.Instant(sendAt))));
            DescribeWait(run);
        }
    }

    public override void DescribeWait(StepRun run)
    {
        var signOff = run.Input("needsSignOff") is BooleanValue { Value: true };
        var name = run.Text("subject") ?? run.Text("template") ?? run.Node.Name;
        run.Wait(name, signOff ? $"the briefing \"{name}\" to be signed off and sent" : $"the briefing \"{name}\" to be sent", Instants.Read(run.Input("sendAt"), run.Turn.Context.Zone), signOff ? SignOffBy(run) : null);
    }

    private static ArrayValue SignOffBy(StepRun run) => People.List(run.Input("signOffBy"));
}
