using CampaignTracker.Browser.Tests.Running;
using CampaignTracker.Domain.Briefings;
using CampaignTracker.Web.Mail;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Delivery;
using Microsoft.AspNetCore.DataProtection;

namespace CampaignTracker.Browser.Tests;

/// <summary>What somebody without an account sees who follows a link in a mail: the page to leave a list, and the one to choose.</summary>
[Collection(OneSite.Name)]
public sealed class LeavingPages(SiteAndBrowser running)
{
    private static readonly EmailAddress Ally = EmailAddress.From("ruth.calder@law-centre.example.org");

    [BrowserTheory]
    [InlineData("leave", 1280)]
    [InlineData("leave", 390)]
    [InlineData("preferences", 1280)]
    [InlineData("preferences", 390)]
    public async Task Fit_are_quiet_and_can_be_used_by_everybody(string name, int width)
    {
        // The first form makes the site's key; the link is then signed with it.
        var first = await running.OpenAsync(width, EveryPage.Ally);
        await first.Context.CloseAsync();
        var links = Links();
        var link = name == "leave" ? links.Leave(Ally, "legal-aid-allies") : links.Preferences(Ally);

        var page = await running.OpenAsync(width, null);
        await PageCheck.LookAtAsync(page, link.ToString(), name, width);
        (await page.ContentAsync()).ShouldContain(Ally.Value);
        await page.Context.CloseAsync();
    }

    private UnsubscribeLinks Links()
    {
        var keys = new DirectoryInfo(Path.Combine(running.Site.DataFolder, "keys"));
        var protection = DataProtectionProvider.Create(keys, builder => builder.SetApplicationName("CampaignTracker"));
        var site = new BriefingSite(new Uri(running.Site.Address + "/"), TimeZoneInfo.Utc, new Mailbox(EmailAddress.From("tracker@example.org"), "CampaignTracker"));
        return new UnsubscribeLinks(protection, site, TimeProvider.System);
    }
}
