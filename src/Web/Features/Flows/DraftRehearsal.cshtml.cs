using CampaignTracker.Web.Rehearsing;
using CampaignTracker.Web.Words;

namespace CampaignTracker.Web.Features.Flows;

public sealed class DraftRehearsalModel(FlowsToRehearse flows, FlowRehearsals rehearsals, DateWords words) : FlowRehearsalPage(rehearsals, words)
{
    public override bool IsDraft => true;

    protected override Task<FlowToRehearse?> FindAsync(Guid flow, CancellationToken cancellation) => flows.DraftAsync(flow, cancellation);
}
