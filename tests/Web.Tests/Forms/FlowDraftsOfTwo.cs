using System.Net;
using AngleSharp.Html.Dom;
using CampaignTracker.Web.Tests.Running;
using CampaignTracker.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Forms;

/// <summary>One draft, open in two people's browsers: whoever comes late loses nothing they typed, and takes nothing of the other's away.</summary>
public sealed class FlowDraftsOfTwo(TestSite site) : IClassFixture<TestSite>
{
    private IFlowDrafts Drafts => site.Services.GetRequiredService<IFlowDrafts>();

    [Theory]
    [InlineData("Keep", true)]
    [InlineData("Keep", false)]
    [InlineData("Publish", true)]
    [InlineData("Publish", false)]
    public async Task Text_typed_into_a_draft_that_somebody_published_or_gave_up_stays_and_begins_a_new_one(string pressed, bool isPublished)
    {
        var flow = await PublishAsync($"Late: {pressed}, {isPublished}", 1);
        var draft = await BeginAsync(flow, 2);
        var visitor = await site.VisitAsync(People.Officer);
        var page = await visitor.ReadAsync($"/flows/{flow}/draft");
        await EndAsync(draft, isPublished);

        using var late = await PressAsync(visitor, flow, page, pressed, ("Definition", Definition(77)), ("Note", "Mine."));
        late.StatusCode.ShouldBe(HttpStatusCode.OK);
        var told = Visitor.Parse(await late.Content.ReadAsStringAsync());
        told.QuerySelector("[data-error-summary]")!.TextContent.ShouldContain("your text is still here");
        Area(told).ShouldBe(Definition(77));
        (await Drafts.FindAsync(flow, default)).ShouldBeNull();

        using var again = await PressAsync(visitor, flow, told, "Keep");
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var begun = (await Drafts.FindAsync(flow, default))!;
        (begun.Definition, begun.Revision, begun.BasedOn).ShouldBe((Definition(77), 1, 1));
        begun.Id.ShouldNotBe(draft.Id);
    }

    [Fact]
    public async Task A_page_of_a_draft_that_is_gone_takes_nothing_from_the_next_one()
    {
        var flow = await PublishAsync("The next one", 1);
        var old = await BeginAsync(flow, 2);
        var visitor = await site.VisitAsync(People.Officer);
        var page = await visitor.ReadAsync($"/flows/{flow}/draft");
        await EndAsync(old, isPublished: false);
        var now = await BeginAsync(flow, 3);

        using var kept = await PressAsync(visitor, flow, page, "Keep", ("Definition", Definition(77)));
        (await kept.Content.ReadAsStringAsync()).ShouldContain("kept another draft");
        using var published = await PressAsync(visitor, flow, page, "Publish", ("Definition", Definition(77)), ("Note", "Mine."));
        published.StatusCode.ShouldBe(HttpStatusCode.OK);
        var give = page.QuerySelector("details.danger form")!;
        give.QuerySelector("[name=DraftId]")!.GetAttribute("value").ShouldBe(old.Id.ToString());
        using var discarded = await PressAsync(visitor, flow, page, "Discard");
        discarded.Headers.Location!.ToString().ShouldBe($"/flows/{flow}/draft", "it was not given up");
        (await Drafts.FindAsync(flow, default)).ShouldBe(now);
    }

    [Fact]
    public async Task Taking_a_version_into_account_keeps_what_was_typed_and_means_the_version_that_was_shown()
    {
        var flow = await PublishAsync("Overtaken", 1);
        var draft = await BeginAsync(flow, 2);
        await PublishAsync("Overtaken", 3);
        var visitor = await site.VisitAsync(People.Officer);
        var page = await visitor.ReadAsync($"/flows/{flow}/draft");
        var button = (IHtmlButtonElement)page.QuerySelector("button[name=Seen]")!;
        button.Form!.QuerySelector("#Definition").ShouldNotBeNull("what was typed goes with it");
        button.GetAttribute("formaction")!.ShouldContain("handler=Rebase");
        await PublishAsync("Overtaken", 4);

        using var taken = await PressAsync(visitor, flow, page, "Rebase", ("Definition", Definition(77)), ("Seen", button.GetAttribute("value")!));
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var after = (await Drafts.FindAsync(flow, default))!;
        (after.Id, after.Definition, after.BasedOn).ShouldBe((draft.Id, Definition(77), 2));
        (await visitor.ReadAsync($"/flows/{flow}/draft")).QuerySelector("button[name=Seen]")!.GetAttribute("value").ShouldBe("3");

        using var stale = await PressAsync(visitor, flow, page, "Rebase", ("Definition", Definition(78)), ("Seen", "3"));
        Area(Visitor.Parse(await stale.Content.ReadAsStringAsync())).ShouldBe(Definition(78));
        (await Drafts.FindAsync(flow, default)).ShouldBe(after);
    }

    [Fact]
    public async Task Publishing_clicked_twice_finds_its_version_also_where_somebody_has_begun_the_next_draft()
    {
        var flow = await PublishAsync("Clicked twice", 1);
        await BeginAsync(flow, 2);
        var visitor = await site.VisitAsync(People.Officer);
        var page = await visitor.ReadAsync($"/flows/{flow}/draft");
        using var first = await PressAsync(visitor, flow, page, "Publish", ("Note", "Once."));
        first.Headers.Location!.ToString().ShouldBe($"/flows/{flow}");
        await BeginAsync(flow, 3);

        using var second = await PressAsync(visitor, flow, page, "Publish", ("Note", "Once."));
        second.Headers.Location!.ToString().ShouldBe($"/flows/{flow}");
    }

    private static string Definition(int value) =>
        $$"""{ "triggers": { "manual": { "type": "Request", "kind": "Button" } }, "actions": { "A": { "type": "Compose", "inputs": {{value}} } } }""";

    private static string Area(IHtmlDocument page) => ((IHtmlTextAreaElement)page.QuerySelector("#Definition")!).Value;

    private static async Task<HttpResponseMessage> PressAsync(Visitor visitor, Guid flow, IHtmlDocument page, string handler, params (string, string)[] values)
    {
        using var request = Visitor.Request(page, "Definition", values);
        request.RequestUri = new Uri($"/flows/{flow}/draft?handler={handler}", UriKind.Relative);
        return await visitor.Client.SendAsync(request);
    }

    private async Task<Guid> PublishAsync(string name, int value) =>
        (await site.Services.GetRequiredService<IFlowLibrary>().PublishAsync(new(name, null, Definition(value), "Anna Field", "A version."), default)).Flow;

    private async Task<FlowDraft> BeginAsync(Guid flow, int value) =>
        (await Drafts.SaveAsync(new(flow, Guid.NewGuid(), 0, Definition(value), 1, "Ruth Calder", ""), default)).Draft!;

    private async Task EndAsync(FlowDraft draft, bool isPublished)
    {
        if (isPublished)
        {
            (await Drafts.PublishAsync(new(draft.Flow, draft.Id, draft.Revision, draft.Definition, "Ruth Calder", "Theirs."), default)).Published!.Number.ShouldBe(2);
        }
        else
        {
            (await Drafts.DiscardAsync(draft.Flow, draft.Id, draft.Revision, default)).ShouldBeTrue();
        }
    }
}
