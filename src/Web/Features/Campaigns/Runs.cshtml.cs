using CampaignTracker.Web.Reading;
using Microsoft.AspNetCore.Mvc;

namespace CampaignTracker.Web.Features.Campaigns;

public sealed class RunsModel(CampaignQueries campaigns, RunReader runs) : CampaignPage(campaigns)
{
    public PageOf<RunLine> Runs { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "part")] int? part, CancellationToken cancellation) => Runs = await runs.OfCampaignAsync(Campaign.Id, part, cancellation);
}
