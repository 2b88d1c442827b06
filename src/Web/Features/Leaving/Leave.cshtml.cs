using CampaignTracker.Web.Mail;
using CampaignTracker.Workflows.Briefings.Delivery;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Leaving;

/// <summary>
/// Leaves a list without a sign-in. Looking at the page changes nothing, because mail scanners follow links; only a POST does: a mail
/// program's one-click (RFC 8058), or the button of the page. A link used before answers as it did the first time.
/// </summary>
[IgnoreAntiforgeryToken(Order = AfterTheSitesOwn)]
public sealed class LeaveModel(UnsubscribeLinks links, IUnsubscribeLinks preferences, Persistence.Stores.Briefings.Leaving leaving, IAntiforgery antiforgery) : PageModel
{
    /// <summary>The site asks every form for its token, with 1000; the later one of two counts.</summary>
    private const int AfterTheSitesOwn = 1001;

    public string? Address { get; private set; }

    public string List { get; private set; } = "";

    public bool Left { get; private set; }

    public string PreferencesLink { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation) =>
        await LoadAsync(token, cancellation) is null ? Unusable() : Page();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellation)
    {
        var oneClick = await IsOneClickAsync(cancellation);
        if (!oneClick && !await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return BadRequest();
        }

        if (await LoadAsync(token, cancellation) is not { } request)
        {
            return Unusable();
        }

        await leaving.LeaveAsync(request.Address, request.List, oneClick ? "One-click in their mail program" : "The page behind the link in a message", cancellation);
        Left = true;
        return oneClick ? Content("You will get no more of these messages.", "text/plain") : Page();
    }

    /// <summary>The body that RFC 8058 section 3.2 gives; the token in the address is the proof, so there is no form token to ask for.</summary>
    private async Task<bool> IsOneClickAsync(CancellationToken cancellation) =>
        Request.HasFormContentType && (await Request.ReadFormAsync(cancellation))["List-Unsubscribe"] == "One-Click";

    private async Task<LeaveRequest?> LoadAsync(string token, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        if (links.ReadLeave(token) is not { } request)
        {
            return null;
        }

        Address = request.Address.Value;
        List = await leaving.TitleAsync(request.List, cancellation);
        PreferencesLink = preferences.Preferences(request.Address).PathAndQuery;
        return request;
    }

    private PageResult Unusable()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
