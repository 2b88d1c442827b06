using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Problem;

/// <summary>Says in plain words what went wrong and what to do. It must work when nothing else does, so it reads no data.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class IndexModel : PageModel
{
    public string Title { get; private set; } = "";

    public string Words { get; private set; } = "";

    public string? Reference { get; private set; }

    public void OnGet(int code) => Explain(code);

    public void OnPost(int code) => Explain(code);

    private void Explain(int code)
    {
        (Title, Words) = code switch
        {
            400 => ("That could not be read", "The page you sent was too old or incomplete. Go back, load the page again and repeat the last step; nothing has been changed."),
            403 => ("You can't open this", "Your role does not include this page. An administrator can change that."),
            404 => ("There is nothing at this address", "It may have been moved, or the link was copied without its end. Search above, or start from My work."),
            409 => ("Somebody else was faster", "This was changed while you had it open. Load the page again to see how it is now, then repeat your change."),
            >= 500 => ("Something went wrong on our side", "Nothing was saved by the last step. Try once more in a minute."),
            _ => ("That did not work", "Nothing has been changed. Go back and try once more."),
        };
        Reference = code >= 500 ? Activity.Current?.Id ?? HttpContext.TraceIdentifier : null;
    }
}
