using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;

namespace CampaignTracker.Web.Features.Campaigns;

public sealed class PolicyModel(CampaignQueries campaigns) : CampaignPage(campaigns)
{
    public LedgerView Ledger { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Ledger = await Campaigns.LedgerAsync(Campaign.Id, cancellation);
}
