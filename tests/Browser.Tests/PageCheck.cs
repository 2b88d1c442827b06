using CampaignTracker.Browser.Tests.Running;
using Microsoft.Playwright;

namespace CampaignTracker.Browser.Tests;

/// <summary>What every page is held to, light and dark, with a picture of each for people to look at.</summary>
internal static class PageCheck
{
    public static async Task LookAtAsync(IPage page, string address, string name, int width)
    {
        var complaints = new List<string>();
        page.Console += (_, message) => Note(complaints, message);
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.ScreenshotAsync(Shot($"{name}-{width}.png"));

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"{address} is wider than the window");
        (await Accessibility.ViolationsAsync(page)).ShouldBeEmpty();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        await page.ScreenshotAsync(Shot($"{name}-{width}-dark.png"));
        (await Accessibility.ViolationsAsync(page)).ShouldBeEmpty();
        complaints.ShouldBeEmpty();
    }

    // The page about a missing page is itself answered with 404, which the browser notes.
    private static void Note(List<string> complaints, IConsoleMessage message)
    {
        if (message.Type is "error" or "warning" && !message.Text.Contains("status of 404", StringComparison.Ordinal))
        {
            complaints.Add($"{message.Type}: {message.Text}");
        }
    }

    private static PageScreenshotOptions Shot(string file) => new() { Path = Path.Combine(RunningSite.Metadata("ScreenshotFolder"), file), FullPage = true };
}
