using CampaignTracker.Web.Rehearsing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Briefings;

/// <summary>A message as it arrives, for the frame of the preview: no script, nothing from elsewhere, cut off from the site.</summary>
public sealed class MessageModel(BriefingPreview preview) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid? copy, CancellationToken cancellation)
    {
        if (await preview.FindAsync(id, cancellation) is not { } briefing || await preview.CopyAsync(briefing, copy, cancellation) is not { } content)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = MailPreview.FramePolicy;
        return Content(content.Html, "text/html; charset=utf-8");
    }
}
