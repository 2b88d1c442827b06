using System.Net;
using CampaignTracker.Web.Tests.Running;

namespace CampaignTracker.Web.Tests.Forms;

public sealed class RunActions(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_gate_is_overridden_with_a_reason_and_only_once()
    {
        var visitor = await site.VisitAsync(People.Officer);
        var run = await visitor.ReadAsync($"/runs/{site.Run}");
        var link = run.QuerySelectorAll("a").First(a => a.GetAttribute("href")!.Contains("do=Override", StringComparison.Ordinal)).GetAttribute("href")!;
        var form = await visitor.ReadAsync(link);

        using var withoutReason = await visitor.SendAsync(form, "Why", ("Why", " "));
        withoutReason.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await withoutReason.Content.ReadAsStringAsync()).ShouldContain("Say why, so that others can follow it later.");

        using var first = await visitor.SendAsync(form, "Why", ("Why", "The report is printed already"));
        using var second = await visitor.SendAsync(form, "Why", ("Why", "The report is printed already"));
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        second.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var journal = await visitor.ReadAsync($"/runs/{site.Run}");
        journal.QuerySelectorAll(".row-title").Count(title => title.TextContent == "After the gate").ShouldBe(1);
        Flat(journal).ShouldContain("The report is printed already");
    }

    [Fact]
    public async Task Leadership_reads_a_run_but_does_not_act_on_it()
    {
        var visitor = await site.VisitAsync(People.Leadership);
        (await visitor.ReadAsync($"/runs/{site.Run}")).QuerySelectorAll("a[href*='/act']").ShouldBeEmpty();
        using var response = await visitor.Client.GetAsync($"/runs/{site.Run}/act?do=Cancel");
        response.Headers.Location!.ToString().ShouldContain("/account/denied");
    }

    [Fact]
    public async Task A_campaign_is_started_once_and_gets_an_address_of_its_own()
    {
        var visitor = await site.VisitAsync(People.Officer);
        var form = await visitor.ReadAsync("/campaigns/start");
        (string, string)[] values =
        [
            ("Input.Title", "Buses that wait: été & children's fares"), ("Input.Ask", "Free fares"), ("Input.Scope", "Local"), ("Input.Jurisdiction", "England and Wales"),
            ("Input.Level", "Societal"), ("Input.Lead", "Us"), ("Input.StartedOn", "2026-01-02"),
        ];
        using var first = await visitor.SendAsync(form, "Input.Title", values);
        using var again = await visitor.SendAsync(form, "Input.Title", values);
        using var other = await visitor.SendAsync(await visitor.ReadAsync("/campaigns/start"), "Input.Title", values);
        first.Headers.Location!.ToString().ShouldBe("/campaigns/buses-that-wait-ete-childrens-fares");
        again.Headers.Location.ShouldBe(first.Headers.Location);
        other.Headers.Location!.ToString().ShouldBe("/campaigns/buses-that-wait-ete-childrens-fares-2");
        (await visitor.ReadAsync(first.Headers.Location.ToString())).QuerySelector("h1")!.TextContent.ShouldContain("Buses that wait");
    }

    internal static string Flat(AngleSharp.Html.Dom.IHtmlDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
