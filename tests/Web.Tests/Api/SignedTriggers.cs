using System.Net;
using System.Text.Json;
using CampaignTracker.Web.Tests.Running;
using CampaignTracker.Workflows.Scheduling.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Api;

public sealed class SignedTriggers(TestSite site) : IClassFixture<TestSite>
{
    private const string Note = """{ "Note": { "type": "Compose", "inputs": "@triggerOutputs()" } }""";
    private const string Answer = """{ "Answer": { "type": "Response", "inputs": { "statusCode": 201, "headers": { "X-Said": "hello" }, "body": { "you said": "@triggerBody()?['word']" } } } }""";

    [Fact]
    public async Task A_signed_request_starts_a_run_and_says_where_it_is()
    {
        var trigger = await PublishedTrigger.PublishAsync(site, nameof(A_signed_request_starts_a_run_and_says_where_it_is), Note);
        using var response = await trigger.PostAsync("""{"word":"tea"}""", path: trigger.Path + "&from=there");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var run = (await trigger.RunsAsync()).Single();
        response.Headers.Location!.ToString().ShouldBe($"http://localhost/runs/{run.Id}");
        var outputs = (await trigger.EndOfAsync(run.Id, "Note")).Outputs!;
        outputs.Get("body")!.ToString().ShouldBe("""{"word":"tea"}""");
        outputs.Get("queries")!.ToString().ShouldBe("""{"from":"there"}""");
        outputs.Get("headers")!.Get("Content-Type")!.AsText()!.ShouldStartWith("application/json");
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    public async Task Without_its_signature_an_address_leads_nowhere(string signature)
    {
        var trigger = await PublishedTrigger.PublishAsync(site, nameof(Without_its_signature_an_address_leads_nowhere), Note);
        using var response = await trigger.PostAsync("{}", path: trigger.Path.Split('=')[0] + "=" + signature);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await trigger.RunsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_signature_of_one_flow_opens_no_other()
    {
        var one = await PublishedTrigger.PublishAsync(site, "one flow", Note);
        var other = await PublishedTrigger.PublishAsync(site, "other flow", Note);
        using var response = await other.PostAsync("{}", path: other.Path.Split('?')[0] + "?" + one.Path.Split('?')[1]);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_version_with_another_address_mark_makes_the_old_address_useless_and_other_versions_keep_it()
    {
        var name = nameof(A_version_with_another_address_mark_makes_the_old_address_useless_and_other_versions_keep_it);
        var first = await PublishedTrigger.PublishAsync(site, name, Note);
        var second = await PublishedTrigger.PublishAsync(site, name, Answer);
        second.Path.ShouldBe(first.Path);
        var third = await PublishedTrigger.PublishAsync(site, name, Note, """, "metadata": { "address": "2" }""");
        using var old = await first.PostAsync("{}");
        using var fresh = await third.PostAsync("{}");
        old.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        fresh.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Every_mismatch_with_the_schema_is_listed_and_nothing_starts()
    {
        var schema = """, "inputs": { "schema": { "type": "object", "required": ["name", "age"], "properties": { "age": { "type": "integer" }, "kind": { "enum": ["a", "b"] } } } }""";
        var trigger = await PublishedTrigger.PublishAsync(site, nameof(Every_mismatch_with_the_schema_is_listed_and_nothing_starts), Note, schema);
        using var response = await trigger.PostAsync("""{"age":"ten","kind":"c"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var errors = (await ReadAsync(response)).GetProperty("errors").EnumerateArray().Select(e => e.GetString()!).ToList();
        errors.Count.ShouldBe(3);
        errors.ShouldContain(e => e.StartsWith("$.age should be integer", StringComparison.Ordinal));
        (await trigger.RunsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_refused()
    {
        var trigger = await PublishedTrigger.PublishAsync(site, nameof(A_body_that_is_not_json_is_refused), Note);
        using var response = await trigger.PostAsync("{");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        var trigger = await PublishedTrigger.PublishAsync(site, nameof(A_body_over_the_limit_is_refused), Note);
        using var response = await trigger.PostAsync($"\"{new string('x', 1024 * 1024)}\"");
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await trigger.RunsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_flow_that_responds_answers_with_its_own_status_headers_and_body()
    {
        var trigger = await PublishedTrigger.PublishAsync(site, nameof(A_flow_that_responds_answers_with_its_own_status_headers_and_body), Answer);
        using var response = await trigger.PostAsync("""{"word":"tea"}""");
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.GetValues("X-Said").Single().ShouldBe("hello");
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"you said":"tea"}""");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox");
    }

    [Fact]
    public async Task An_answer_that_the_journal_hides_reaches_its_caller_whole_at_once_and_later()
    {
        var secured = Answer.Replace("} } } }", "} }, \"runtimeConfiguration\": { \"secureData\": { \"properties\": [\"inputs\", \"outputs\"] } } } }", StringComparison.Ordinal);
        var trigger = await PublishedTrigger.PublishAsync(site, nameof(An_answer_that_the_journal_hides_reaches_its_caller_whole_at_once_and_later), secured);
        using var first = await trigger.PostAsync("""{"word":"tea"}""", "hidden");
        using var again = await trigger.PostAsync("""{"word":"tea"}""", "hidden");

        (await first.Content.ReadAsStringAsync()).ShouldBe("""{"you said":"tea"}""");
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await again.Content.ReadAsStringAsync()).ShouldBe("""{"you said":"tea"}""");
        (await trigger.EndOfAsync((await trigger.RunsAsync()).Single().Id, "Answer")).Outputs!.ToString().ShouldBe("""{"secured":true}""");
    }

    [Fact]
    public async Task The_same_key_again_starts_nothing_and_gets_the_same_answer()
    {
        var trigger = await PublishedTrigger.PublishAsync(site, nameof(The_same_key_again_starts_nothing_and_gets_the_same_answer), Answer);
        using var first = await trigger.PostAsync("""{"word":"tea"}""", "k1");
        using var again = await trigger.PostAsync("""{"word":"coffee"}""", "k1");
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await trigger.RunsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_comes_in_a_later_turn_is_waited_for()
    {
        var trigger = await PublishedTrigger.PublishAsync(site, nameof(An_answer_that_comes_in_a_later_turn_is_waited_for), """
            { "Think": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Second" } } },
              "Answer": { "type": "Response", "inputs": { "body": "thought about it" }, "runAfter": { "Think": ["Succeeded"] } } }
            """);
        using var response = await trigger.PostAsync("{}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe("thought about it");
    }

    [Fact]
    public async Task A_flow_that_ends_without_its_answer_says_so()
    {
        var trigger = await PublishedTrigger.PublishAsync(site, nameof(A_flow_that_ends_without_its_answer_says_so), """
            { "Break": { "type": "Compose", "inputs": "@div(1, 0)" },
              "Answer": { "type": "Response", "inputs": { "body": "never" }, "runAfter": { "Break": ["Succeeded"] } } }
            """);
        using var response = await trigger.PostAsync("{}");
        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        response.Headers.Location.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_flows_page_shows_the_address_to_officers_and_not_to_leadership()
    {
        var trigger = await PublishedTrigger.PublishAsync(site, nameof(The_flows_page_shows_the_address_to_officers_and_not_to_leadership), Note);
        var officer = await (await site.VisitAsync(People.Officer)).ReadAsync($"/flows/{trigger.Flow}");
        officer.Body!.TextContent.ShouldContain("http://localhost" + trigger.Path);
        var leadership = await (await site.VisitAsync(People.Leadership)).ReadAsync($"/flows/{trigger.Flow}");
        leadership.Body!.TextContent.ShouldNotContain("sig=");
    }

    [Fact]
    public async Task A_flow_that_recurs_has_its_job_as_soon_as_it_is_published()
    {
        var library = site.Services.GetRequiredService<Workflows.Runtime.IFlowLibrary>();
        var json = """{ "triggers": { "Yearly": { "type": "Recurrence", "recurrence": { "frequency": "Year", "interval": 1, "startTime": "2090-01-01T09:00:00Z" } } }, "actions": {} }""";
        await library.PublishAsync(new("yearly", null, json, "A tester", ""), default);
        (await site.Services.GetRequiredService<IRecurringJobs>().UnscheduleAsync(Workflows.Runtime.FlowRecurrence.NameOf("yearly", "Yearly"))).ShouldBeTrue();
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
}
