using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Web.Tests.Running;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Forms;

/// <summary>From a change of a flow to the runs that follow it, as a policy officer does it.</summary>
public sealed class FlowChanges(TestSite site) : IClassFixture<TestSite>
{
    private const string First = """
        {
          "triggers": { "manual": { "type": "Request", "kind": "Button" } },
          "actions": {
            "Rest": { "type": "Wait", "inputs": { "interval": { "count": 30, "unit": "Day" } } },
            "Gate": { "type": "Campaign.Gate", "inputs": { "condition": "@equals(1, 2)", "waitingFor": "more evidence" } }
          }
        }
        """;

    [Fact]
    public async Task A_draft_is_kept_checked_compared_and_published_once()
    {
        var (flow, _) = await PublishAsync("Published once");
        var visitor = await site.VisitAsync(People.Officer);
        (await visitor.ReadAsync($"/flows/{flow}")).QuerySelector($"a[href='/flows/{flow}/draft']")!.TextContent.ShouldBe("Change this flow");
        var page = await visitor.ReadAsync($"/flows/{flow}/draft");
        Area(page).ShouldContain("\"more evidence\"");

        await KeepAsync(visitor, page, First.Replace("\"Campaign.Gate\"", "\"Campaign.Nothing\"", StringComparison.Ordinal));
        var faulty = await visitor.ReadAsync($"/flows/{flow}/draft");
        faulty.QuerySelector("#errors-title")!.TextContent.ShouldContain("put right before it can be published");
        faulty.QuerySelector(".faults code")!.TextContent.ShouldContain("actions.Gate");
        faulty.QuerySelectorAll($"a[href='/flows/{flow}/draft/rehearsal']").ShouldBeEmpty();

        await KeepAsync(visitor, faulty, First.Replace("more evidence", "two more letters", StringComparison.Ordinal));
        var draft = await visitor.ReadAsync($"/flows/{flow}/draft");
        draft.QuerySelector("del.written")!.TextContent.ShouldBe("more evidence");
        draft.QuerySelector("ins.written")!.TextContent.ShouldBe("two more letters");
        draft.QuerySelectorAll($"a[href='/flows/{flow}/draft/rehearsal']").ShouldNotBeEmpty();

        using var first = await SendAsync(visitor, draft, "Publish", ("Note", "Letters are what we need."));
        using var second = await SendAsync(visitor, draft, "Publish", ("Note", "Letters are what we need."));
        first.Headers.Location!.ToString().ShouldBe($"/flows/{flow}");
        second.Headers.Location!.ToString().ShouldBe($"/flows/{flow}");
        var after = await visitor.ReadAsync($"/flows/{flow}");
        RunActions.Flat(after).ShouldContain("Version 2;");
        RunActions.Flat(after).ShouldNotContain("Version 3");
        RunActions.Flat(await visitor.ReadAsync($"/flows/{flow}/compare?from=1&to=2")).ShouldContain("1 step changed");
    }

    [Fact]
    public async Task What_was_typed_stays_when_the_note_is_missing_or_somebody_else_was_quicker()
    {
        var (flow, _) = await PublishAsync("Two at once");
        var (anna, jo) = (await site.VisitAsync(People.Officer), await site.VisitAsync(People.Administrator));
        var (hers, his) = (await anna.ReadAsync($"/flows/{flow}/draft"), await jo.ReadAsync($"/flows/{flow}/draft"));

        using var noNote = await SendAsync(anna, hers, "Publish", ("Definition", "{ half a thought"), ("Note", " "));
        var told = Visitor.Parse(await noNote.Content.ReadAsStringAsync());
        Area(told).ShouldContain("{ half a thought");
        told.QuerySelector("[data-error-summary]")!.TextContent.ShouldContain("Say what this version changes");

        await KeepAsync(anna, hers, First.Replace("\"Rest\"", "\"Pause\"", StringComparison.Ordinal));
        using var late = await SendAsync(jo, his, "Keep", ("Definition", "{ his }"));
        late.StatusCode.ShouldBe(HttpStatusCode.OK);
        var conflict = await late.Content.ReadAsStringAsync();
        Area(Visitor.Parse(conflict)).ShouldContain("{ his }");
        conflict.ShouldContain("kept another draft");
        (await site.Services.GetRequiredService<IFlowDrafts>().FindAsync(flow, default))!.Definition.ShouldContain("Pause");
    }

    [Fact]
    public async Task Runs_are_moved_after_a_look_at_what_would_happen_and_put_back_again()
    {
        var (flow, version) = await PublishAsync("Moved and back");
        var runs = new[] { await StartAsync(version), await StartAsync(version) };
        await PublishAsync("Moved and back", First.Replace("\"Rest\"", "\"Pause\"", StringComparison.Ordinal));
        var visitor = await site.VisitAsync(People.Officer);
        var link = (await visitor.ReadAsync($"/flows/{flow}")).QuerySelectorAll("a").Single(a => a.GetAttribute("href")!.Contains("/move?", StringComparison.Ordinal));
        link.TextContent.ShouldBe("Move its 2 runs to version 2");

        var page = await visitor.ReadAsync(link.GetAttribute("href")!);
        RunActions.Flat(page).ShouldContain("2 runs wait at “Rest” and “Gate” and would stand at “Pause” and “Gate”.", Case.Sensitive, "the rename suggests itself");
        using var looked = await visitor.SendAsync(page, "map[Rest]", ("map[Rest]", ""));
        var unmapped = Visitor.Parse(await looked.Content.ReadAsStringAsync());
        RunActions.Flat(unmapped).ShouldContain("0 of 2 runs would move, 2 would stay.");
        unmapped.QuerySelectorAll("form[method=post] button").ShouldNotContain(b => b.TextContent.StartsWith("Move", StringComparison.Ordinal));

        using var noReason = await visitor.SendAsync(page, "Why", ("Why", " "));
        noReason.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var moved = await visitor.SendAsync(page, "Why", ("Why", "The rest is a pause."));
        using var twice = await visitor.SendAsync(page, "Why", ("Why", "The rest is a pause."));
        twice.Headers.Location.ShouldBe(moved.Headers.Location);
        var result = await visitor.ReadAsync(moved.Headers.Location!.ToString());
        result.QuerySelector("h1")!.TextContent.ShouldBe("2 runs moved from version 1 to version 2");

        var one = await visitor.ReadAsync($"/runs/{runs[0]}");
        RunActions.Flat(one).ShouldContain("It can be put back until something happens to it.");
        using var back = await visitor.SendAsync(await visitor.ReadAsync(one.QuerySelectorAll("a").Single(a => a.TextContent == "Put it back").GetAttribute("href")!), "run");
        RunActions.Flat(await visitor.ReadAsync(back.Headers.Location!.ToString())).ShouldContain("1 run is back on version 1.");
        (await VersionsOfAsync(runs)).ShouldBe([1, 2], ignoreOrder: true);
    }

    [Fact]
    public async Task A_move_that_has_stopped_says_why_and_goes_on_at_a_press()
    {
        var (flow, move) = await MovedAsync("Stopped half way", []);
        await ParkAsync(move, "MoveRuns", $"move/{move}");
        var page = await (await site.VisitAsync(People.Leadership)).ReadAsync($"/flows/{flow}/moves/{move}");
        RunActions.Flat(page).ShouldContain("It could not go on: The disk is full.");
        page.QuerySelectorAll("form[action*='TakeUp']").ShouldBeEmpty("leadership reads it");

        var visitor = await site.VisitAsync(People.Officer);
        page = await visitor.ReadAsync($"/flows/{flow}/moves/{move}");
        page.QuerySelector("form[action*='TakeUp'] button")!.TextContent.ShouldBe("Go on with the move");
        using var pressed = Visitor.Request((IHtmlFormElement)page.QuerySelector("form[action*='TakeUp']")!, page);
        using var taken = await visitor.Client.SendAsync(pressed);

        taken.Headers.Location!.ToString().ShouldBe($"/flows/{flow}/moves/{move}");
        (await site.ReadAsync(c => c.Set<WorkItemRow>().CountAsync(w => w.Id == move && w.Queue == WorkQueue.Parked))).ShouldBe(0);
        RunActions.Flat(await visitor.ReadAsync($"/flows/{flow}/moves/{move}")).ShouldNotContain("The move has stopped");
    }

    [Fact]
    public async Task Putting_runs_back_that_has_stopped_says_how_far_it_came_and_goes_on_when_it_is_asked_for_again()
    {
        var (_, version) = await PublishAsync("Back half way");
        var runs = new[] { await StartAsync(version), await StartAsync(version) };
        var (flow, move) = await MovedAsync("Back half way", runs);
        var work = new Guid(SHA256.HashData(Encoding.ASCII.GetBytes($"undo/{move}")).AsSpan(0, 16));
        await ParkAsync(move, "UndoMove", $"undo/{move}", work);
        var visitor = await site.VisitAsync(People.Officer);
        var page = await visitor.ReadAsync($"/flows/{flow}/moves/{move}");
        RunActions.Flat(page).ShouldContain("Putting the runs back has stopped");
        RunActions.Flat(page).ShouldContain("No runs back on version 1 so far, 2 runs still to go. It could not go on: The disk is full.");

        using var back = await visitor.SendAsync(page, "Why", ("Why", "A mistake."));

        back.Headers.Location!.ToString().ShouldBe($"/flows/{flow}/moves/{move}");
        (await site.ReadAsync(c => c.Set<WorkItemRow>().CountAsync(w => w.Id == work && w.Queue == WorkQueue.Parked))).ShouldBe(0);
        RunActions.Flat(await visitor.ReadAsync($"/flows/{flow}/moves/{move}")).ShouldNotContain("has stopped");
    }

    [Fact]
    public async Task One_run_is_moved_and_run_again_by_its_own_page()
    {
        var (_, version) = await PublishAsync("One of them");
        var run = await StartAsync(version);
        await PublishAsync("One of them", First.Replace("equals(1, 2)", "equals(1, 1)", StringComparison.Ordinal));
        var visitor = await site.VisitAsync(People.Officer);
        var move = await visitor.ReadAsync($"/runs/{run}/move?to=2");
        RunActions.Flat(move).ShouldContain("would look right after the move whether to go on");
        using var moved = await visitor.SendAsync(move, "Why", ("Why", "The condition was wrong."));
        RunActions.Flat(await visitor.ReadAsync(moved.Headers.Location!.ToString())).ShouldContain("can't be undone any more");

        var form = await visitor.ReadAsync($"/runs/{run}/again");
        RunActions.Flat(form).ShouldContain("This run is still under way");
        using var first = await visitor.SendAsync(form, "Why", ("Why", "Once more."));
        using var second = await visitor.SendAsync(form, "Why", ("Why", "Once more."));
        second.Headers.Location.ShouldBe(first.Headers.Location);
        var again = await visitor.ReadAsync(first.Headers.Location!.ToString());
        again.QuerySelectorAll($"a[href='/runs/{run}']").ShouldNotBeEmpty();
        RunActions.Flat(again).ShouldContain("It repeats an earlier run");
    }

    [Fact]
    public async Task Leadership_reads_versions_and_moves_but_changes_nothing()
    {
        var (flow, version) = await PublishAsync("Only read");
        await StartAsync(version);
        await PublishAsync("Only read", First.Replace("more evidence", "other words", StringComparison.Ordinal));
        var visitor = await site.VisitAsync(People.Leadership);
        var page = await visitor.ReadAsync($"/flows/{flow}");
        page.QuerySelectorAll("a[href*='/draft'], a[href*='/move?']").ShouldBeEmpty();
        (await visitor.ReadAsync($"/flows/{flow}/compare?from=1&to=2")).QuerySelector("ins.written")!.TextContent.ShouldBe("other words");
        foreach (var path in new[] { $"/flows/{flow}/draft", $"/flows/{flow}/move?from=1&to=2" })
        {
            using var response = await visitor.Client.GetAsync(path);
            response.Headers.Location!.ToString().ShouldContain("/account/denied");
        }
    }

    private static string Area(IHtmlDocument page) => ((IHtmlTextAreaElement)page.QuerySelector("#Definition")!).Value;

    private static async Task KeepAsync(Visitor visitor, IHtmlDocument page, string definition)
    {
        using var kept = await SendAsync(visitor, page, "Keep", ("Definition", definition));
        kept.StatusCode.ShouldBe(HttpStatusCode.Redirect, await kept.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> SendAsync(Visitor visitor, IHtmlDocument page, string handler, params (string, string)[] values)
    {
        using var request = Visitor.Request(page, "Definition", values);
        request.RequestUri = new Uri($"{new Uri(page.Url).AbsolutePath}?handler={handler}", UriKind.Relative);
        return await visitor.Client.SendAsync(request);
    }

    /// <summary>A move from version 1 to 2 that is written down and has moved these runs, which can go back.</summary>
    private async Task<(Guid Flow, Guid Move)> MovedAsync(string name, Guid[] runs)
    {
        var (flow, from) = await PublishAsync(name);
        var (_, to) = await PublishAsync(name, First.Replace("more evidence", "other words", StringComparison.Ordinal));
        var (move, now) = (site.Services.GetRequiredService<IIdSource>().Next(), DateTimeOffset.UnixEpoch.AddYears(50));
        await site.ReadAsync(async c =>
        {
            c.Add(new FlowMoveRow { Id = move, FlowId = flow, FromVersionId = from, ToVersionId = to, Renames = "{}", By = "Anna Field", Reason = "Other words.", At = now });
            c.AddRange((await c.Set<RunRow>().Where(r => runs.Contains(r.Id)).ToListAsync())
                .Select(r => new RunMoveRow { MoveId = move, RunId = r.Id, Turn = r.Turn, At = now, Before = [.. r.State] }));
            return await c.SaveChangesAsync();
        });
        return (flow, move);
    }

    /// <summary>Work that the queue holds as it is after too many failures. Its shape is stored, so that an earlier release's work is taken up as well.</summary>
    private Task<int> ParkAsync(Guid move, string kind, string key, Guid? id = null) => site.ReadAsync(c =>
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(50);
        c.Add(new WorkItemRow
        {
            Id = id ?? move,
            Queue = WorkQueue.Parked,
            Purpose = "",
            Kind = WorkKind.Call,
            DueAt = now,
            ReadyAt = now,
            Payload = Encoding.UTF8.GetBytes($$$"""{"key":"{{{key}}}","kind":"{{{kind}}}","attempt":1,"inputs":{"move":"{{{move}}}","by":"Jo Penn","reason":"A mistake."}}"""),
            Attempt = 10,
            LastError = "The disk is full.",
        });
        return c.SaveChangesAsync();
    });

    private async Task<(Guid Flow, Guid Version)> PublishAsync(string name, string definition = First)
    {
        var published = await site.Services.GetRequiredService<IFlowLibrary>().PublishAsync(new(name, null, definition, "Anna Field", "A version."), default);
        return (published.Flow, published.VersionId);
    }

    private async Task<Guid> StartAsync(Guid version) =>
        (await site.Services.GetRequiredService<IRuns>().StartAsync(new(version, null, "manual", ObjectValue.Of(("body", Value.Null))), default)).Run;

    private Task<List<int>> VersionsOfAsync(Guid[] runs) => site.ReadAsync(c => c.Set<RunRow>().Where(r => runs.Contains(r.Id))
        .Join(c.Set<FlowVersionRow>(), r => r.FlowVersionId, v => v.Id, (r, v) => v.Number).ToListAsync());
}
