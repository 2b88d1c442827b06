using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Writes the policy-state ledger. The campaign's own rules may refuse the entry; the step then fails with their words.</summary>
internal sealed class RecordPolicyStateStep : StepKind
{
    public const string ChangeKind = "RecordPolicyState";

    public override bool OutputsTellInputs => true;

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        ApprovalStep.Require(step.Definition.Inputs.Get("state"), "state", step, compiler);
        ApprovalStep.Require(step.Definition.Inputs.Get("what"), "what", step, compiler);
    }

    public override void Start(StepRun run)
    {
        var zone = run.Turn.Context.Zone;
        var day = run.Input("date") is { } given ? Instants.ReadDay(given, zone) : zone.DayOf(run.Now);
        if (day is not { } date)
        {
            run.Fail("InvalidDate", $"{run.Input("date")} is not a date.");
            return;
        }

        run.Change(ChangeKind, ((ObjectValue)run.Inputs).With("date", Value.Of(date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))));
    }
}
