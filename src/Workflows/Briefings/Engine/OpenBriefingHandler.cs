using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Changes;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Briefings.Engine;

/// <summary>Begins the briefing that a step asks for.</summary>
public sealed class OpenBriefingHandler(BriefingOpening opening) : ChangeHandler(BriefingStep.ChangeKind)
{
    protected override Task<Outcome?> ApplyAsync(CampaignChange change, CancellationToken cancel)
    {
        var request = change.Request;
        var step = new FlowStepOrigin(request.Run.Id, request.Instance, request.Attempt);
        return opening.OpenAsync(new BriefingWish(change.Campaign, step, change.Stamp, request.Inputs), new ScopeRecords(change.Scope), cancel);
    }
}
