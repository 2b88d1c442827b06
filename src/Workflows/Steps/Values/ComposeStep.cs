using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Its outputs are its inputs.</summary>
internal sealed class ComposeStep : StepKind
{
    public override bool OutputsTellInputs => true;

    public override void Start(StepRun run)
    {
        run.State.Inputs = ValueJson.Normalise(run.Inputs);
        run.Succeed(run.State.Inputs);
    }
}
