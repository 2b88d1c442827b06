using CampaignTracker.Web.Rehearsing;
using CampaignTracker.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace CampaignTracker.Web.Features.Flows;

public sealed class RehearsalModel(FlowsToRehearse flows, FlowRehearsals rehearsals, DateWords words) : FlowRehearsalPage(rehearsals, words)
{
    [FromQuery(Name = "version")]
    public int? Number { get; set; }

    public override int? Version => Number;

    public override bool IsDraft => false;

    protected override Task<FlowToRehearse?> FindAsync(Guid flow, CancellationToken cancellation) => flows.VersionAsync(flow, Number, cancellation);
}
