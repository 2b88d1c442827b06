using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Campaigns;

/// <summary>A page about one campaign. The campaign is found before any handler runs; where there is none, the answer is "not found".</summary>
public abstract class CampaignPage(CampaignQueries campaigns) : PageModel
{
    protected CampaignQueries Campaigns { get; } = campaigns;

    public CampaignHead Campaign { get; private set; } = null!;

    public string Home => $"/campaigns/{Campaign.Key}";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var key = RouteData.Values["key"]?.ToString() ?? "";
        if (await Campaigns.FindAsync(key, HttpContext.RequestAborted) is not { } campaign)
        {
            context.Result = NotFound();
            return;
        }
        Campaign = campaign;
        ViewData.SetCrumbs(Crumbs());
        await next();
    }

    /// <summary>The way back up; pages below the campaign's own add the campaign.</summary>
    protected virtual Crumb[] Crumbs() => [new Crumb("Campaigns", "/campaigns"), new Crumb(Campaign.Title, Home)];
}
