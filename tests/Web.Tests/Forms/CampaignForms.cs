using System.Net;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Forms;

public sealed class CampaignForms(TestSite site) : IClassFixture<TestSite>
{
    private const string ObservationForm = "/campaigns/legal-aid/evidence/observation";

    [Fact]
    public async Task An_observation_is_recorded_and_told_in_the_timeline()
    {
        var visitor = await site.VisitAsync(People.Officer);
        using var response = await visitor.SendAsync(await visitor.ReadAsync(ObservationForm), "Input.What", Observation("Seen by a duty solicitor"));
        response.Headers.Location!.ToString().ShouldBe("/campaigns/legal-aid/evidence");
        (await visitor.ReadAsync("/campaigns/legal-aid/evidence")).Body!.TextContent.ShouldContain("Seen by a duty solicitor");
        (await visitor.ReadAsync("/campaigns/legal-aid/timeline?kind=evidence")).Body!.TextContent.ShouldContain("Seen by a duty solicitor");
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_makes_one_thing()
    {
        var visitor = await site.VisitAsync(People.Officer);
        var page = await visitor.ReadAsync(ObservationForm);
        using var first = await visitor.SendAsync(page, "Input.What", Observation("Sent twice"));
        using var second = await visitor.SendAsync(page, "Input.What", Observation("Sent twice"));
        second.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await CountAsync("Sent twice")).ShouldBe(1);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_at_once_makes_one_thing()
    {
        var visitor = await site.VisitAsync(People.Officer);
        var page = await visitor.ReadAsync(ObservationForm);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.SendAsync(page, "Input.What", Observation("Sent at once"))));
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        (await CountAsync("Sent at once")).ShouldBe(1);
    }

    [Fact]
    public async Task A_form_with_faults_lists_all_of_them_and_keeps_what_was_typed()
    {
        var visitor = await site.VisitAsync(People.Officer);
        using var response = await visitor.SendAsync(
            await visitor.ReadAsync(ObservationForm), "Input.What", ("Input.What", "What I typed stays"), ("Input.Count", "many"), ("Input.Place", ""), ("Input.SeenOn", "yesterday"));
        var page = Visitor.Parse(await response.Content.ReadAsStringAsync());
        page.QuerySelector("#Input_What")!.TextContent.Trim().ShouldBe("What I typed stays");
        page.QuerySelector("#Input_Count")!.GetAttribute("value").ShouldBe("many");
        page.QuerySelectorAll("[data-error-summary] a").Select(link => link.GetAttribute("href")).ShouldBe(["#Input_Count", "#Input_Place", "#Input_SeenOn"], ignoreOrder: true);
        page.QuerySelector("#Input_Place")!.GetAttribute("aria-invalid").ShouldBe("true");
        (await CountAsync("What I typed stays")).ShouldBe(0);
    }

    [Fact]
    public async Task What_may_point_to_a_child_is_shown_before_anything_is_saved()
    {
        var visitor = await site.VisitAsync(People.Officer);
        var risky = Observation("A boy called Peter was refused, phone 07700 900123");
        using var response = await visitor.SendAsync(await visitor.ReadAsync(ObservationForm), "Input.What", risky);
        var page = Visitor.Parse(await response.Content.ReadAsStringAsync());
        page.Body!.TextContent.ShouldContain("looks like a name");
        page.Body.TextContent.ShouldContain("07700 900123");
        (await CountAsync(risky[0].Value)).ShouldBe(0);
    }

    [Fact]
    public async Task Saving_it_anyway_keeps_the_reason()
    {
        var visitor = await site.VisitAsync(People.Officer);
        var values = Observation("Refused by a firm called Carter Wells");
        using var response = await visitor.SendAsync(await visitor.ReadAsync(ObservationForm), "Input.What", [.. values, ("Input.WhyAnonymous", "It is the name of a law firm")]);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.ReadAsync(database => database.Observations.Where(o => o.What == values[0].Value).Select(o => o.ConfirmedAnonymous).SingleAsync()))
            .ShouldBe("It is the name of a law firm");
    }

    [Theory]
    [InlineData("/campaigns/legal-aid/policy/record", "Input.What", "Input.State=Announced", "Input.When=July 2018", "Input.What=It was said", "Input.Source=Hansard")]
    [InlineData("/campaigns/legal-aid/evidence/claim", "Input.Unit", "Input.Figure=42.5", "Input.Unit=per cent", "Input.SaidBy=The agency", "Input.AsOf=2017-08", "Input.Source=Report", "Input.Key=agency-share", "Input.Publish=true")]
    [InlineData("/campaigns/legal-aid/attempts/record", "Input.Whom", "Input.Whom=Private office", "Input.On=2026-03-02", "Input.Channel=Phone", "Input.Outcome=NoReply")]
    [InlineData("/campaigns/legal-aid/people/add", "Input.Person", "Input.Person=Alex Morrow", "Input.Organisation=Coram", "Input.Kind=Ally", "Input.Stance=1")]
    [InlineData("/campaigns/legal-aid/tasks/add", "Input.Title", "Input.Title=Ring the agency", "Input.Assignee=role:officer", "Input.DueOn=2026-12-01")]
    public async Task Every_form_saves_what_it_asks_for(string path, string field, params string[] values)
    {
        var visitor = await site.VisitAsync(People.Officer);
        using var response = await visitor.SendAsync(await visitor.ReadAsync(path), field, [.. values.Select(value => value.Split('=', 2)).Select(pair => (pair[0], pair[1]))]);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync());
        (await visitor.ReadAsync(response.Headers.Location!.ToString())).QuerySelector(".note-done").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_approval_is_answered_once_and_closes()
    {
        var visitor = await site.VisitAsync(People.Leadership);
        var path = $"/approvals/{site.Scene.Approval}";
        var page = await visitor.ReadAsync(path);
        using var first = await visitor.SendAsync(page, "Input.Choice", ("Input.Choice", "Approve"), ("Input.Comment", "Well said"));
        using var again = await visitor.SendAsync(page, "Input.Choice", ("Input.Choice", "Approve"));
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.ReadAsync(path)).Body!.TextContent.ShouldContain("Answered on");
        (await site.ReadAsync(database => database.Approvals.Where(a => a.Id == site.Scene.Approval).SelectMany(a => a.Responses).CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task An_approval_that_is_put_to_others_is_hidden_from_an_ally()
    {
        using var response = await (await site.VisitAsync(People.Ally)).Client.GetAsync($"/approvals/{site.Scene.Approval}");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_task_of_ones_own_is_marked_as_done()
    {
        var visitor = await site.VisitAsync(People.Officer);
        using var response = await visitor.SendAsync(await visitor.ReadAsync("/"), "outcome", ("outcome", "They sent the figures"));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.ReadAsync("/campaigns/legal-aid/timeline?kind=task")).Body!.TextContent.ShouldContain("They sent the figures");
    }

    private static (string Name, string Value)[] Observation(string what) =>
        [("Input.What", what), ("Input.Count", "3"), ("Input.Place", "Nottingham"), ("Input.SeenOn", "2026-05-04")];

    private Task<int> CountAsync(string what) => site.ReadAsync(database => database.Set<Observation>().CountAsync(o => o.What == what));
}
