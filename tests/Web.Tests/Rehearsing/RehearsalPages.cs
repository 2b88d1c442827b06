using System.Net;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Web.Rehearsing;
using CampaignTracker.Web.Tests.Forms;
using CampaignTracker.Web.Tests.Running;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Rehearsal.Ahead;
using CampaignTracker.Workflows.Runtime;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Rehearsing;

public sealed class RehearsalPages(TestSite site) : IClassFixture<TestSite>
{
    private const string Actions =
        """
        { "Agree": { "type": "Campaign.Approval", "inputs": { "title": "Go on?", "assignedTo": "role:leadership", "remindEvery": "P20Y" } },
          "Tell_officers": { "type": "Campaign.Reminder", "inputs": { "title": "Thank them all", "to": "role:officer", "at": "@addDays(utcNow(), 3)" }, "runAfter": { "Agree": ["Succeeded"] } },
          "Soon": { "type": "Campaign.Reminder", "inputs": { "title": "Look at the figures", "to": "user:anna.field@example.org", "at": "@addDays(utcNow(), 40)" } },
          "Ask_the_register": { "type": "Http", "inputs": { "method": "GET", "uri": "https://register.example.org/x?token=abc", "headers": { "Authorization": "Bearer secret" } }, "runAfter": { "Agree": ["Succeeded"] } },
          "Say_what_it_said": { "type": "Campaign.Reminder", "inputs": { "title": "The register said @{coalesce(body('Ask_the_register')?['word'], 'nothing')}", "to": "role:officer", "at": "@addDays(utcNow(), 1)" }, "runAfter": { "Ask_the_register": ["Succeeded"] } } }
        """;

    [Fact]
    public async Task If_nothing_else_happens_the_page_says_what_will_be_sent_and_what_is_still_waited_for()
    {
        var text = RunActions.Flat(await (await site.VisitAsync(People.Officer)).ReadAsync($"/runs/{await RunAsync()}/rehearsal"));
        text.ShouldContain("If nothing else happens, 1 e-mail goes out by");
        text.ShouldContain("Reminder to Anna Field: Look at the figures");
        text.ShouldContain("Anna Field <anna.field@example.org>");
        text.ShouldContain("Anyone in leadership can act.");
        text.ShouldNotContain("Thank them all");
    }

    [Fact]
    public async Task Answers_stand_in_the_address_and_are_marked_as_assumed()
    {
        var visitor = await site.VisitAsync(People.Officer);
        var run = await RunAsync();
        var well = RunActions.Flat(await visitor.ReadAsync($"/runs/{run}/rehearsal?all=well&days=2"));
        well.ShouldContain("If all goes well, 3 e-mails go out");
        well.ShouldContain("The register said nothing");
        well.ShouldContain("Calls register.example.org");
        well.ShouldNotContain("secret");
        well.ShouldNotContain("token=abc");

        var page = await visitor.ReadAsync($"/runs/{run}/rehearsal?answer.Agree=Reject&content.Ask_the_register=%7B%22word%22%3A%22yes%22%7D");
        var text = RunActions.Flat(page);
        text.ShouldContain("With these answers, 3 e-mails go out");
        text.ShouldContain("answers “Go on?”: Reject");
        text.ShouldContain("The register said yes");
        page.QuerySelector("select[name='answer.Agree'] option[selected]")!.TextContent.ShouldBe("Reject");
        page.QuerySelectorAll(".status").Count(status => status.TextContent.Contains("Assumed", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_and_the_rest_counts()
    {
        var text = RunActions.Flat(await (await site.VisitAsync(People.Officer)).ReadAsync($"/runs/{await RunAsync()}/rehearsal?days=many&on.Agree=soon&content.Agree=%7B"));
        text.ShouldContain("People take between 0 and 250 working days to answer.");
        text.ShouldContain("The day for “Agree” can't be read.");
        text.ShouldContain("What “Agree” brings is not JSON.");
        text.ShouldContain("Look at the figures");
    }

    [Fact]
    public async Task A_preview_is_the_mail_cut_off_from_the_site()
    {
        var visitor = await site.VisitAsync(People.Officer);
        var frame = (await visitor.ReadAsync($"/runs/{await RunAsync()}/rehearsal")).QuerySelector("iframe")!;
        frame.GetAttribute("sandbox")!.ShouldNotContain("allow-same-origin");
        using var mail = await visitor.Client.GetAsync(frame.GetAttribute("src"));
        mail.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        var html = await mail.Content.ReadAsStringAsync();
        html.ShouldContain("Look at the figures");
        using var none = await visitor.Client.GetAsync(frame.GetAttribute("src")!.Replace("mail=", "mail=9999", StringComparison.Ordinal));
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Leadership_sees_how_many_get_a_mail_but_not_who()
    {
        var visitor = await site.VisitAsync(People.Leadership);
        var page = await visitor.ReadAsync($"/runs/{await RunAsync()}/rehearsal?all=well");
        RunActions.Flat(page).ShouldContain("“Reminder: Thank them all” to 1 person");
        page.Source.Text.ShouldNotContain("anna.field@example.org");
        foreach (var frame in page.QuerySelectorAll("iframe"))
        {
            (await visitor.Client.GetStringAsync(frame.GetAttribute("src"))).ShouldNotContain("Anna Field");
        }
    }

    [Theory]
    [InlineData(true, "Dear Ruth &amp; Sons")]
    [InlineData(false, "Dear (the recipient's name)")]
    public void The_copy_in_a_preview_names_its_recipient_only_to_those_who_may_see_that(bool showsNames, string expected)
    {
        var mail = new AheadMail(default, "News", [new AheadRecipient("Ruth & Sons", "ruth@example.net")], "<p>Dear Ruth &amp; Sons</p>", "Dear Ruth & Sons");
        var line = new AheadLine(default, AheadKind.Briefing, default, "", "", "", null, false, [mail]);
        var foretold = new Foretold([line], [], [], new HashSet<Guid>(), default, default, null);
        MailPreview.Of(foretold, 0, asText: false, showsNames, new DefaultHttpContext().Response)!.Content!.ShouldContain(expected);
    }

    [Fact]
    public async Task A_rehearsal_leaves_the_run_where_it_stands()
    {
        var run = await RunAsync();
        var before = await site.ReadAsync(c => c.Set<RunRow>().AsNoTracking().SingleAsync(r => r.Id == run));
        await (await site.VisitAsync(People.Officer)).ReadAsync($"/runs/{run}/rehearsal?all=well&months=60");
        var after = await site.ReadAsync(c => c.Set<RunRow>().AsNoTracking().SingleAsync(r => r.Id == run));
        (after.Turn, after.Status).ShouldBe((before.Turn, before.Status));
        after.State.ShouldBe(before.State);
    }

    [Fact]
    public async Task Five_years_of_reminders_ask_no_more_of_the_database_than_three_months_of_them()
    {
        site.Server.PreserveExecutionContext = true;
        var visitor = await site.VisitAsync(People.Officer);
        var run = await RunAsync(
            """{ "Weekly": { "type": "Campaign.Reminder", "inputs": { "title": "Every week", "to": ["role:officer", "role:leadership"], "schedule": { "frequency": "Week", "interval": 1, "startTime": "2020-01-06T09:00:00" } } } }""", "Weekly");
        await visitor.ReadAsync($"/runs/{run}/rehearsal?months=3");
        var few = CommandCounter.Begin();
        await visitor.ReadAsync($"/runs/{run}/rehearsal?months=3");
        var many = CommandCounter.Begin();
        var page = await visitor.ReadAsync($"/runs/{run}/rehearsal?months=60");
        page.QuerySelectorAll("iframe").Length.ShouldBeGreaterThan(250);
        few.Count.ShouldBeGreaterThan(10);
        many.Count.ShouldBe(few.Count);
    }

    [Fact]
    public async Task There_is_no_rehearsal_of_what_is_not_there_and_none_for_allies()
    {
        using var none = await (await site.VisitAsync(People.Officer)).Client.GetAsync($"/runs/{Guid.NewGuid()}/rehearsal");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var ally = await (await site.VisitAsync(People.Ally)).Client.GetAsync($"/runs/{site.Run}/rehearsal");
        ally.Headers.Location!.ToString().ShouldContain("/account/denied");
    }

    [Fact]
    public async Task A_version_of_a_flow_is_rehearsed_as_if_it_started_now()
    {
        var visitor = await site.VisitAsync(People.Officer);
        var flow = await FlowAsync(await RunAsync());
        var text = RunActions.Flat(await visitor.ReadAsync($"/flows/{flow}/rehearsal?version=1&all=well"));
        text.ShouldContain("Version 1, as if it started now for Legal aid for separated and unaccompanied children. If all goes well, 4 e-mails go out by");
        text.ShouldContain("An approval is asked of leadership: Go on?");
        using var none = await visitor.Client.GetAsync($"/flows/{flow}/rehearsal?version=99");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.ReadAsync($"/flows/{flow}/rehearsal?body=%7B")).QuerySelector("[role=alert]")!.TextContent.ShouldContain("What starts it is not JSON.");
    }

    [Fact]
    public async Task A_draft_is_rehearsed_before_it_is_published_and_its_faults_are_listed()
    {
        var visitor = await site.VisitAsync(People.Officer);
        var flow = await FlowAsync(await RunAsync());
        using var none = await visitor.Client.GetAsync($"/flows/{flow}/draft/rehearsal");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await SaveDraftAsync(flow, 0, """{ "Remind": { "type": "Campaign.Reminder", "inputs": { "title": "Only in the draft", "to": "role:officer", "at": "@addDays(utcNow(), 9)" } } }""");
        RunActions.Flat(await visitor.ReadAsync($"/flows/{flow}/draft/rehearsal")).ShouldContain("The draft, as if it started now");
        RunActions.Flat(await visitor.ReadAsync($"/flows/{flow}/draft/rehearsal")).ShouldContain("Only in the draft");

        await SaveDraftAsync(flow, 1, """{ "Remind": { "type": "Campaign.Reminder", "inputs": { "to": "role:officer" } } }""");
        var faulty = await visitor.ReadAsync($"/flows/{flow}/draft/rehearsal");
        faulty.QuerySelector("[role=alert]")!.TextContent.ShouldContain("'Remind' needs 'title'.");
        faulty.QuerySelector("iframe").ShouldBeNull();
    }

    [Fact]
    public async Task A_rehearsal_takes_over_the_answers_of_an_earlier_run()
    {
        var visitor = await site.VisitAsync(People.Officer);
        var run = await RunAsync();
        var page = await visitor.ReadAsync($"/flows/{await FlowAsync(run)}/rehearsal?all=run:{run}");
        page.QuerySelector("select[name='all'] option[selected]")!.GetAttribute("value").ShouldBe($"run:{run}");
        var text = RunActions.Flat(page);
        text.ShouldContain("If people answer as they did then, 2 e-mails go out");
        text.ShouldContain("Waiting since", customMessage: "nobody has answered in that run");
    }

    private async Task<Guid> RunAsync(string actions = Actions, string name = "Thanks")
    {
        var json = $$"""{ "triggers": { "manual": { "type": "Request", "kind": "Button" } }, "actions": {{actions}} }""";
        var flow = await site.Services.GetRequiredService<IFlowLibrary>().PublishAsync(new(name, site.Scene.CampaignId, json, "Anna Field", ""), default);
        var start = new StartRun(flow.VersionId, site.Scene.CampaignId, "manual", ObjectValue.Of(("body", ObjectValue.Empty)), $"rehearsed {name}");
        return (await site.Services.GetRequiredService<IRuns>().StartAsync(start, default)).Run;
    }

    private Task<Guid> FlowAsync(Guid run) => site.ReadAsync(c =>
        c.Set<RunRow>().Where(r => r.Id == run).Join(c.Set<FlowVersionRow>(), r => r.FlowVersionId, v => v.Id, (r, v) => v.FlowId).SingleAsync());

    private Task SaveDraftAsync(Guid flow, int revision, string actions) => site.Services.GetRequiredService<IFlowDrafts>().SaveAsync(
        new DraftToSave(flow, Guid.Parse("019a0000-0000-7000-8000-0000000000d1"), revision, $$"""{ "triggers": { "manual": { "type": "Request", "kind": "Button" } }, "actions": {{actions}} }""", 1, "Anna Field", ""), default);
}
