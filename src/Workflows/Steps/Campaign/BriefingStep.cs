using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Sends a briefing, after a sign-off where one is needed and not before <c>sendAt</c>; ends when every delivery has an outcome.</summary>
internal sealed class BriefingStep : StepKind
{
    public const string ChangeKind = "OpenBriefing";

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

        var signOff = run.Input("needsSignOff") is BooleanValue { Value: true };
        var by = People.List(run.Input("signOffBy"));
        run.Change(ChangeKind, ((ObjectValue)run.Inputs).With("sendAt", Records.Instant(sendAt)).With("signOffBy", by.Count > 0 ? by : People.LeadAndAdministrators));
        var name = run.Text("subject") ?? run.Text("template") ?? run.Node.Name;
        run.Wait(name, signOff ? $"the briefing \"{name}\" to be signed off and sent" : $"the briefing \"{name}\" to be sent", sendAt, signOff ? by : null);
    }
}
