using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Groups steps; ends as its last steps end.</summary>
internal sealed class ScopeStep : StepKind
{
    public override Value InputsOf(StepDefinition step) => Value.Null;

    public override void Start(StepRun run) => run.OpenBlock(run.Node.Blocks[0]);

    public override void BlockEnded(StepRun run, Frame frame, StepStatus status, StepFault? fault)
    {
        run.CloseBlock(frame, status);
        run.End(status, Value.Null, fault);
    }
}
