using CampaignTracker.Browser.Tests.Running;

namespace CampaignTracker.Browser.Tests;

/// <summary>The page on which a new organisation's first administrator is made: on a site that is not for development.</summary>
[Collection(OneSite.Name)]
public sealed class FirstRunPage(SiteAndBrowser running)
{
    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Fits_is_quiet_and_can_be_used_by_everybody(int width)
    {
        await using var site = await RunningSite.StartNewAsync();
        var page = await running.OpenAsync(width, null);
        await PageCheck.LookAtAsync(page, $"{site.Address}/account/set-up", "set-up", width);
        (await page.TitleAsync()).ShouldNotContain("Sign in");
        await page.Context.CloseAsync();
    }
}
