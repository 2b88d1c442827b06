using System.Net;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Forms;

/// <summary>Flows that people bring in and start by hand.</summary>
public sealed class FlowsByHand(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_exported_flow_is_brought_in_once_with_members_nobody_here_knows()
    {
        var visitor = await site.VisitAsync(People.Officer);
        var form = await visitor.ReadAsync("/flows/new");
        (string, string)[] values = [("Definition", Exported("Weekly round-up")), ("Note", "From the old tenant"), ("handler", "Bring")];

        using var first = await BringAsync(visitor, form, values);
        using var again = await BringAsync(visitor, form, values);

        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        again.Headers.Location.ShouldBe(first.Headers.Location);
        var kept = await site.ReadAsync(d => d.Set<FlowVersionRow>().Where(v => v.Note == "From the old tenant").ToListAsync());
        kept.ShouldHaveSingleItem().Definition.ShouldContain("connectionReferences");
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_and_what_was_typed_stays()
    {
        var visitor = await site.VisitAsync(People.Officer);
        var form = await visitor.ReadAsync("/flows/new");
        using var first = await BringAsync(visitor, form, [("Definition", Exported("Taken")), ("Name", "Taken")]);

        using var other = await BringAsync(visitor, form, [("Definition", Exported("Something else")), ("Name", "Taken")]);

        other.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = Visitor.Parse(await other.Content.ReadAsStringAsync());
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("There is a flow called “Taken” already.");
        page.QuerySelector("textarea[name=Definition]")!.TextContent.ShouldContain("Something else");
    }

    [Fact]
    public async Task A_flow_with_errors_is_not_brought_in_and_each_error_has_its_place()
    {
        var visitor = await site.VisitAsync(People.Officer);
        const string Faulty = """{ "actions": { "A": { "type": "Compose", "inputs": "@nothing(" }, "B": { "type": "Compose", "runAfter": { "C": ["Succeeded"] } } } }""";

        using var refused = await BringAsync(visitor, await visitor.ReadAsync("/flows/new"), [("Definition", Faulty), ("Name", "Faulty")]);

        var text = RunActions.Flat(Visitor.Parse(await refused.Content.ReadAsStringAsync()));
        text.ShouldContain("actions.A.inputs");
        text.ShouldContain("actions.B");
        (await site.ReadAsync(d => d.Set<FlowRow>().AnyAsync(f => f.Name == "Faulty"))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_form_that_starts_a_flow_lists_every_fault_and_then_starts_one_run()
    {
        var visitor = await site.VisitAsync(People.Officer);
        var (flow, form) = await StartFormAsync(visitor, "Decide");

        using var faulty = await visitor.SendAsync(form, "field.number", ("field.number", "0"), ("field.list", "[\"a\""));
        var alert = Visitor.Parse(await faulty.Content.ReadAsStringAsync()).QuerySelector("[role=alert]")!.TextContent;
        alert.ShouldContain("What is to be decided: This is needed to start.");
        alert.ShouldContain("How many: It is below 1.");
        alert.ShouldContain("List: This is no JSON.");

        (string, string)[] values = [("field.text", "Whether to go on"), ("field.number", "12"), ("field.list", "[\"a\"]"), ("field.boolean", "true"), ("field.when", "2027-07-01T09:30")];
        using var first = await visitor.SendAsync(form, "field.number", values);
        using var second = await visitor.SendAsync(form, "field.number", values);
        first.Headers.Location!.ToString().ShouldStartWith("/runs/");
        second.Headers.Location.ShouldBe(first.Headers.Location);

        // 09:30 on a summer day in London.
        var run = await visitor.ReadAsync(first.Headers.Location.ToString());
        run.Body!.TextContent.ShouldContain("2027-07-01T08:30:00Z");
        (await site.ReadAsync(d => d.Set<RunRow>().CountAsync(r => d.Set<FlowVersionRow>().Any(v => v.Id == r.FlowVersionId && v.FlowId == flow)))).ShouldBe(1);
    }

    [Fact]
    public async Task A_flow_that_nobody_can_start_by_hand_says_so()
    {
        var visitor = await site.VisitAsync(People.Officer);
        const string Weekly = """{ "triggers": { "weekly": { "type": "Recurrence", "recurrence": { "frequency": "Week", "interval": 1 } } }, "actions": {} }""";
        using var brought = await BringAsync(visitor, await visitor.ReadAsync("/flows/new"), [("Definition", Weekly), ("Name", "By itself")]);

        (await visitor.ReadAsync(brought.Headers.Location + "/start")).Body!.TextContent.ShouldContain("Nobody can start this flow by hand");
    }

    [Fact]
    public async Task Leadership_reads_flows_but_neither_brings_nor_starts_them()
    {
        var visitor = await site.VisitAsync(People.Leadership);
        foreach (var path in new[] { "/flows/new", $"/flows/{Guid.NewGuid()}/start" })
        {
            using var response = await visitor.Client.GetAsync(path);
            response.Headers.Location!.ToString().ShouldContain("/account/denied");
        }
    }

    private static Task<HttpResponseMessage> BringAsync(Visitor visitor, AngleSharp.Html.Dom.IHtmlDocument page, (string, string)[] values)
    {
        var request = Visitor.Request(page, "Definition", values);
        request.RequestUri = new Uri("/flows/new?handler=Bring", UriKind.Relative);
        return visitor.Client.SendAsync(request);
    }

    private static async Task<(Guid Flow, AngleSharp.Html.Dom.IHtmlDocument Form)> StartFormAsync(Visitor visitor, string name)
    {
        const string Definition = """
            { "triggers": { "manual": { "type": "Request", "kind": "Button", "inputs": { "schema": { "type": "object", "required": ["text"], "properties": {
                "text": { "title": "What is to be decided", "type": "string" }, "number": { "title": "How many", "type": "integer", "minimum": 1 },
                "when": { "type": "string", "format": "date-time" }, "boolean": { "type": "boolean" }, "list": { "type": "array" } } } } } },
              "actions": { "Keep": { "type": "Compose", "inputs": "@triggerBody()" } } }
            """;
        using var brought = await BringAsync(visitor, await visitor.ReadAsync("/flows/new"), [("Definition", Definition), ("Name", name)]);
        var home = brought.Headers.Location!.ToString();
        return (Guid.Parse(home["/flows/".Length..]), await visitor.ReadAsync(home + "/start"));
    }

    private static string Exported(string name) => $$"""
        { "name": "x", "properties": { "displayName": "{{name}}", "connectionReferences": { "shared_teams": { "source": "Embedded" } },
          "definition": { "triggers": { "manual": { "type": "Request", "kind": "Button" } }, "actions": { "Say": { "type": "Compose", "inputs": "{{name}}" } } } } }
        """;
}
