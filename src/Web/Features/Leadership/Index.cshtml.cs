using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Leadership;

public sealed class IndexModel(LeadershipList campaigns) : PageModel
{
    public PageOf<LeadershipRow> Rows { get; private set; } = null!;

    public string State
    {
        get
        {
            var atRisk = Rows.Items.Count(row => row.AtRisk.Count > 0);
            var all = $"{Count.Of(Rows.Total, "running campaign")}";
            return Rows.Total == 0 ? "No campaign is running." : atRisk == 0 ? $"{all}; none at risk." : $"{all}; {Count.Number(atRisk)} at risk.";
        }
    }

    public async Task OnGetAsync([FromQuery(Name = "part")] int? part, CancellationToken cancellation) => Rows = await campaigns.ReadAsync(part, cancellation);
}
