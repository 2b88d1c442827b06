using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Briefings;

/// <summary>A message as it arrives, for the frame of the preview: no script, nothing from elsewhere, cut off from the site.</summary>
public sealed class MessageModel(BriefingPreview preview) : PageModel
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? copy, CancellationToken cancellation)
    {
        if (await preview.FindAsync(id, cancellation) is not { } briefing || await preview.CopyAsync(briefing, copy, cancellation) is not { } content)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = Policy;
        return Content(content.Html, "text/html; charset=utf-8");
    }
}
