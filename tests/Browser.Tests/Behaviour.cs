using System.Text;
using CampaignTracker.Browser.Tests.Running;
using Microsoft.Playwright;

namespace CampaignTracker.Browser.Tests;

/// <summary>What script adds, and what works from the keyboard.</summary>
[Collection(OneSite.Name)]
public sealed class Behaviour(SiteAndBrowser running)
{
    [BrowserFact]
    public async Task A_slash_moves_to_the_search_box_and_stays_a_slash_inside_it()
    {
        var page = await running.OpenAsync(1280, EveryPage.Officer);
        await page.GotoAsync("/campaigns");
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("[data-search]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("a/b");
        await Assertions.Expect(page.Locator("[data-search]")).ToHaveValueAsync("a/b");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_first_tab_offers_to_skip_to_the_content()
    {
        var page = await running.OpenAsync(1280, EveryPage.Officer);
        await page.GotoAsync("/campaigns");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip-link")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#content")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task On_a_phone_the_rest_of_the_navigation_is_behind_More()
    {
        var page = await running.OpenAsync(390, EveryPage.Officer);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await page.Locator("#more-menu").GetByRole(AriaRole.Link, new() { Name = "Leadership" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Where every campaign stands");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task People_are_found_while_typing()
    {
        var page = await running.OpenAsync(1280, EveryPage.Officer);
        await page.GotoAsync("/people");
        await page.Locator("#find").PressSequentiallyAsync("nobody-has-this-name");
        await Assertions.Expect(page.Locator("#found")).ToContainTextAsync("Nobody with this name");
        await page.Locator("#find").FillAsync("");
        await page.Locator("#find").PressSequentiallyAsync("Whitcombe");
        await Assertions.Expect(page.Locator("#found")).ToContainTextAsync("Jordan Whitcombe-Featherstonehaugh");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Colours_are_chosen_and_kept()
    {
        var page = await running.OpenAsync(1280, EveryPage.Officer);
        await page.GotoAsync("/campaigns");
        await page.GetByRole(AriaRole.Button, new() { Name = EveryPage.Officer }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Campaigns");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_refused_form_puts_its_faults_first_and_leads_to_the_field()
    {
        var page = await running.OpenAsync(390, EveryPage.Officer);
        await page.GotoAsync("/campaigns/legal-aid/tasks/add");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add this task" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-error-summary]")).ToBeFocusedAsync();
        await page.Locator("[data-error-summary] a").First.ClickAsync();
        await Assertions.Expect(page.Locator("#Input_Title")).ToBeFocusedAsync();
        (await Accessibility.ViolationsAsync(page)).ShouldBeEmpty();
        await page.ScreenshotAsync(new() { Path = Path.Combine(RunningSite.Metadata("ScreenshotFolder"), "refused-form-390.png"), FullPage = true });
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_leadership_page_prints_on_one_page()
    {
        var page = await running.OpenAsync(1280, EveryPage.Officer);
        await page.GotoAsync("/leadership");
        var pdf = await page.PdfAsync(new() { Path = Path.Combine(RunningSite.Metadata("ScreenshotFolder"), "leadership.pdf"), PreferCSSPageSize = true });
        Encoding.Latin1.GetString(pdf).Split("/Type /Page\n").Length.ShouldBe(2);
        await page.Context.CloseAsync();
    }
}
