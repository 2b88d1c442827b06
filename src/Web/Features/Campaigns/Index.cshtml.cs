using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Web.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Campaigns;

public sealed class IndexModel(CampaignList campaigns) : PageModel
{
    /// <summary>Part of a title or an ask.</summary>
    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    [BindProperty(SupportsGet = true, Name = "closed")]
    public bool Closed { get; set; }

    public PageOf<CampaignRow> Campaigns { get; private set; } = null!;

    public bool HasAny { get; private set; }

    public async Task OnGetAsync([FromQuery(Name = "part")] int? part, CancellationToken cancellation)
    {
        Campaigns = await campaigns.ReadAsync(Find, Closed ? CampaignStatus.Closed : CampaignStatus.Active, part, cancellation);
        HasAny = Campaigns.Total > 0 || await campaigns.AnyAsync(cancellation);
    }
}
