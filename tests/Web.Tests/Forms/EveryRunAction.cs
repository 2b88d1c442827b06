using System.Net;
using AngleSharp.Html.Dom;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Web.Tests.Running;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Forms;

/// <summary>Each of the things a person can do to a run, posted as its page sends it.</summary>
public sealed class EveryRunAction(TestSite site) : IClassFixture<TestSite>
{
    private const string Flow = """
        { "triggers": { "manual": { "type": "Request", "kind": "Button" } }, "actions": {
            "Facts": { "type": "Compose", "inputs": "f" },
            "Broken": { "type": "Compose", "inputs": "@div(1, 0)", "runAfter": { "Facts": ["Succeeded"] } },
            "Enough": { "type": "Campaign.Gate", "inputs": { "title": "Enough", "condition": "@false", "mayOverride": [ "role:officer" ] }, "runAfter": { "Facts": ["Succeeded"] } },
            "Rest": { "type": "Wait", "inputs": { "until": { "timestamp": "2099-01-01T09:00:00Z" } }, "runAfter": { "Facts": ["Succeeded"] } } } }
        """;

    private const string Failing = """
        { "triggers": { "manual": { "type": "Request", "kind": "Button" } }, "actions": {
            "Facts": { "type": "Compose", "inputs": "f" }, "Broken": { "type": "Compose", "inputs": "@div(1, 0)", "runAfter": { "Facts": ["Succeeded"] } } } }
        """;

    private const string Reason = "The minister asked for it.";

    private static readonly Actor Ben = new("Ben", "Before the test");

    [Theory]
    [InlineData("Override", "Succeeded")]
    [InlineData("Skip", "Skipped")]
    [InlineData("Retry", "Tried again")]
    [InlineData("GoBack", "Went back")]
    [InlineData("Pause", "Paused")]
    [InlineData("GoOn", "Went on")]
    [InlineData("TryAgain", "Took up again")]
    [InlineData("Cancel", "Cancelled")]
    public async Task An_action_asks_for_a_reason_stands_in_the_journal_and_counts_once(string action, string word)
    {
        var run = await StartAsync(Flow);
        await PrepareAsync(run, action);
        var visitor = await site.VisitAsync(People.Officer);
        var form = await visitor.ReadAsync(LinkTo(await visitor.ReadAsync($"/runs/{run}"), action));

        using var withoutReason = await visitor.SendAsync(form, "Why", ("Why", " "));
        (await withoutReason.Content.ReadAsStringAsync()).ShouldContain("Say why, so that others can follow it later.");

        using var first = await visitor.SendAsync(form, "Why", ("Why", Reason));
        using var second = await visitor.SendAsync(form, "Why", ("Why", Reason));
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        second.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var lines = (await visitor.ReadAsync($"/runs/{run}")).QuerySelectorAll("section[aria-labelledby='journal-title'] li")
            .Where(li => li.QuerySelectorAll("p").Any(p => p.TextContent.Trim() == $"“{Reason}”")).ToList();
        lines.ShouldHaveSingleItem();
        lines[0].TextContent.ShouldContain("Anna Field");
        lines[0].QuerySelector(".row-end")!.TextContent.ShouldContain(word);
    }

    [Theory]
    [InlineData("Override", "step=999", "not waiting any more")]
    [InlineData("Skip", "step=999", "not waiting any more")]
    [InlineData("Retry", "step=999", "no failed step to try again")]
    [InlineData("GoBack", "path=Nowhere", "is not a step of a part of the flow that is still open")]
    [InlineData("Pause", "", "Only a run that is under way can be paused.")]
    [InlineData("GoOn", "", "The run is not paused.")]
    [InlineData("TryAgain", "", "nothing to take up again")]
    [InlineData("Cancel", "", "The run has ended already.")]
    public async Task What_can_not_be_done_is_said_in_words_and_what_was_typed_stays(string action, string query, string words)
    {
        var run = await StartAsync(Flow);
        if (action is "Pause" or "Cancel")
        {
            await Runs.SubmitAsync(run, action == "Pause" ? new RunInput.Pause(Ben) : new RunInput.Cancel(Ben), null, default);
        }
        var visitor = await site.VisitAsync(People.Officer);
        var form = await visitor.ReadAsync($"/runs/{run}/act?do={action}&{query}");

        using var refused = await visitor.SendAsync(form, "Why", ("Why", Reason));

        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = Visitor.Parse(await refused.Content.ReadAsStringAsync());
        RunActions.Flat(page).ShouldContain(words);
        page.QuerySelector("[name='Why']")!.TextContent.Trim().ShouldBe(Reason);
        page.QuerySelector("[name='FormId']")!.GetAttribute("value").ShouldNotBe(form.QuerySelector("[name='FormId']")!.GetAttribute("value"), "the next try is another wish");
    }

    [Fact]
    public async Task A_failed_run_offers_to_try_its_step_again_and_to_go_back()
    {
        var run = await StartAsync(Failing);
        var visitor = await site.VisitAsync(People.Officer);
        var page = await visitor.ReadAsync($"/runs/{run}");
        LinkTo(page, "Retry").ShouldContain("step=");
        using var done = await visitor.SendAsync(await visitor.ReadAsync(LinkTo(page, "GoBack")), "Why", ("Why", Reason));

        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        RunActions.Flat(await visitor.ReadAsync($"/runs/{run}")).ShouldContain($"“{Reason}”");
    }

    [Fact]
    public async Task Going_back_is_offered_only_into_parts_that_are_still_open()
    {
        var run = await StartAsync("""
            { "triggers": { "manual": { "type": "Request", "kind": "Button" } }, "actions": {
                "Shut": { "type": "Scope", "actions": { "Inner": { "type": "Compose", "inputs": "i" } } },
                "Each": { "type": "Foreach", "foreach": "@createArray(1, 2)", "runAfter": { "Shut": ["Succeeded"] }, "actions": {
                  "Note": { "type": "Compose", "inputs": "n" },
                  "Rest": { "type": "If", "expression": "@equals(item(), 2)", "runAfter": { "Note": ["Succeeded"] },
                    "actions": { "Long": { "type": "Wait", "inputs": { "until": { "timestamp": "2099-01-01T09:00:00Z" } } } } } } } } }
            """);
        var page = await (await site.VisitAsync(People.Officer)).ReadAsync($"/runs/{run}");

        page.QuerySelectorAll("a[href*='do=GoBack']").Select(a => Uri.UnescapeDataString(a.GetAttribute("href")!.Split("path=")[1]))
            .ShouldBe(["Shut", "Each[1]/Note"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_step_that_took_too_long_can_be_tried_again()
    {
        var run = await StartAsync(Flow.Replace("\"inputs\": \"@div(1, 0)\"", "\"inputs\": \"x\", \"runtimeConfiguration\": { \"staticResult\": { \"staticResultOptions\": \"Enabled\", \"name\": \"late\" } }", StringComparison.Ordinal)
            .Replace("{ \"triggers\"", "{ \"staticResults\": { \"late\": { \"status\": \"TimedOut\" } }, \"triggers\"", StringComparison.Ordinal));
        var visitor = await site.VisitAsync(People.Officer);
        using var done = await visitor.SendAsync(await visitor.ReadAsync(LinkTo(await visitor.ReadAsync($"/runs/{run}"), "Retry")), "Why", ("Why", Reason));

        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        RunActions.Flat(await visitor.ReadAsync($"/runs/{run}")).ShouldContain("Tried again");
    }

    [Fact]
    public async Task A_step_of_a_paused_run_is_skipped_at_once_and_the_page_says_what_waits()
    {
        var run = await StartAsync(Flow);
        await Runs.SubmitAsync(run, new RunInput.Pause(Ben), null, default);
        var visitor = await site.VisitAsync(People.Officer);
        using var done = await visitor.SendAsync(await visitor.ReadAsync(LinkTo(await visitor.ReadAsync($"/runs/{run}"), "Skip")), "Why", ("Why", Reason));

        var text = RunActions.Flat(await visitor.ReadAsync($"/runs/{run}"));
        text.ShouldContain("Skip this step: done. The run is paused: no step starts until it goes on.");
        text.ShouldContain($"“{Reason}”");
    }

    [Theory]
    [InlineData("Skip")]
    [InlineData("GoBack")]
    [InlineData("Nothing")]
    public async Task An_action_without_its_step_has_no_page(string action)
    {
        var visitor = await site.VisitAsync(People.Officer);
        using var response = await visitor.Client.GetAsync($"/runs/{site.Run}/act?do={action}");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private IRuns Runs => site.Services.GetRequiredService<IRuns>();

    private static string LinkTo(IHtmlDocument page, string action) =>
        page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).First(href => href.Contains($"do={action}&", StringComparison.Ordinal) || href.EndsWith($"do={action}", StringComparison.Ordinal));

    private async Task<Guid> StartAsync(string definition)
    {
        var library = site.Services.GetRequiredService<IFlowLibrary>();
        var flow = await library.PublishAsync(new FlowToPublish($"Flow {Guid.NewGuid()}", site.Scene.CampaignId, definition, "Anna Field", ""), default);
        return (await Runs.StartAsync(new StartRun(flow.VersionId, site.Scene.CampaignId, "manual", ObjectValue.Of(("body", Value.Null))), default)).Run;
    }

    private async Task PrepareAsync(Guid run, string action)
    {
        if (action == "GoOn")
        {
            await Runs.SubmitAsync(run, new RunInput.Pause(Ben), null, default);
        }
        if (action == "TryAgain")
        {
            await site.ReadAsync(database => database.Set<RunRow>().Where(row => row.Id == run).ExecuteUpdateAsync(set => set.SetProperty(row => row.Trouble, "The engine could not go on.")));
        }
    }
}
