using CampaignTracker.Web.Pieces;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Account;

/// <summary>Keeps the person's choice between light and dark colours on this device.</summary>
public sealed class ColoursModel : PageModel
{
    private static readonly CookieOptions Keep = new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true };

    public IActionResult OnGet() => LocalRedirect("/");

    public IActionResult OnPost(string? scheme, string? back)
    {
        if (scheme is "light" or "dark")
        {
            Response.Cookies.Append(ColourScheme.Cookie, scheme, Keep);
        }
        else
        {
            Response.Cookies.Delete(ColourScheme.Cookie);
        }
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
