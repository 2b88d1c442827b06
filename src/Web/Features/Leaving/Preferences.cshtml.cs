using CampaignTracker.Domain.Briefings;
using CampaignTracker.Persistence.Stores.Briefings;
using CampaignTracker.Web.Mail;
using CampaignTracker.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Leaving;

/// <summary>What one address gets, and leaving any of it, without a sign-in.</summary>
public sealed class PreferencesModel(UnsubscribeLinks links, Persistence.Stores.Briefings.Leaving leaving) : PageModel
{
    private const string How = "The preferences page";

    public string? Address { get; private set; }

    public IReadOnlyList<ListChoice> Lists { get; private set; } = [];

    public string State => Lists.Count == 0 ? $"Nothing goes to {Address}." : $"{Count.Of(Lists.Count, "list")} for {Address}.";

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation) =>
        await LoadAsync(token, cancellation) is null ? Unusable() : Page();

    public async Task<IActionResult> OnPostAsync(string token, string[] keep, bool nothing, CancellationToken cancellation)
    {
        if (await LoadAsync(token, cancellation) is not { } address)
        {
            return Unusable();
        }

        if (nothing)
        {
            await leaving.LeaveAsync(address, null, How, cancellation);
        }

        foreach (var list in Lists.Where(l => !nothing && !keep.Contains(l.Key)))
        {
            await leaving.LeaveAsync(address, list.Key, How, cancellation);
        }

        TempData["Said"] = "It is saved, and takes effect at once.";
        return Redirect(Request.Path);
    }

    private async Task<EmailAddress?> LoadAsync(string token, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        if (links.ReadPreferences(token) is not { } address)
        {
            return null;
        }

        Address = address.Value;
        Lists = await leaving.GetsNothingAsync(address, cancellation) ? [] : await leaving.ListsAsync(address, cancellation);
        return address;
    }

    private PageResult Unusable()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
