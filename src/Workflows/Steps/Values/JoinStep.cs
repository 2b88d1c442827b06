using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Joins the items of <c>from</c> with <c>joinWith</c> between them.</summary>
internal sealed class JoinStep : StepKind
{
    public override void Start(StepRun run)
    {
        if (run.Input("from") is ArrayValue from)
        {
            run.Succeed(ObjectValue.Of(("body", Value.Of(string.Join(run.Text("joinWith") ?? "", from.Select(CellText.Of))))));
        }
        else
        {
            run.Fail("InvalidItems", $"'from' must be a list, but it is {Describe.Kind(run.Input("from") ?? Value.Null)}.");
        }
    }
}
