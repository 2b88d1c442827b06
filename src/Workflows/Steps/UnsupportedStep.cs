using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>A step kept from an imported flow that needs somebody else's connector: it fails when it is reached, and says so.</summary>
internal sealed class UnsupportedStep : StepKind
{
    public override Value InputsOf(StepDefinition step) => Value.Null;

    public override void Start(StepRun run) =>
        run.Fail("NotSupported", ForeignConnector.Explain(run.Node.Name, StepCatalogue.NeedsElsewhere(run.Node.Type) ?? "something unknown here", run.Node.Definition.Source));
}
