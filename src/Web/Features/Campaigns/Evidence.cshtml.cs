using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using Microsoft.AspNetCore.Mvc;

namespace CampaignTracker.Web.Features.Campaigns;

public sealed class EvidenceModel(CampaignQueries campaigns) : CampaignPage(campaigns)
{
    public PageOf<FigureView> Claims { get; private set; } = null!;

    public PageOf<ObservationLine> Observations { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "part")] int? part, [FromQuery(Name = "claims")] int? claimsPage, CancellationToken cancellation)
    {
        Claims = await Campaigns.ClaimsAsync(Campaign.Id, claimsPage, cancellation);
        Observations = await Campaigns.ObservationsAsync(Campaign.Id, part, cancellation);
    }
}
