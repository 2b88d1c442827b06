using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Tests.Language.Definitions;

namespace CampaignTracker.Workflows.Tests.Execution;

/// <summary>What no call and no answer can be is named by the checker where it is written, and fails its step where it is computed.</summary>
public sealed class CallRequestTests
{
    [Theory]
    [InlineData("""{ "type": "Http", "inputs": { "method": "FETCH", "uri": "https://example.org" } }""", "inputs.method InvalidMethod")]
    [InlineData("""{ "type": "Http", "inputs": { "method": "GET", "uri": "ftp://x.org" } }""", "inputs.uri InvalidUri")]
    [InlineData("""{ "type": "HttpWebhook", "inputs": { "subscribe": { "method": "FETCH", "uri": "https://example.org" } } }""", "inputs.subscribe.method InvalidMethod")]
    [InlineData("""{ "type": "HttpWebhook", "inputs": { "subscribe": { "method": "POST", "uri": "https://example.org" }, "unsubscribe": { "method": "POST", "uri": "x" } } }""", "inputs.unsubscribe.uri InvalidUri")]
    [InlineData("""{ "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org", "authentication": { "type": "Basic", "username": "u" } } }""", "inputs.authentication.password MissingInput")]
    [InlineData("""{ "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org", "authentication": { "type": "Basic", "password": "p" } } }""", "inputs.authentication.username MissingInput")]
    [InlineData("""{ "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org", "authentication": { "type": "Raw" } } }""", "inputs.authentication.value MissingInput")]
    [InlineData("""{ "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org", "authentication": { "type": "ClientCertificate" } } }""", "inputs.authentication.pfx MissingInput")]
    [InlineData("""{ "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org", "retryPolicy": { "type": "exponential", "count": 3, "interval": "PT1M", "minimumInterval": "PT2H", "maximumInterval": "PT1M" } } }""", "inputs.retryPolicy.maximumInterval RetryInterval")]
    [InlineData("""{ "type": "Response", "inputs": { "statusCode": "abc" } }""", "inputs.statusCode InvalidStatusCode")]
    [InlineData("""{ "type": "Response", "inputs": { "statusCode": 999 } }""", "inputs.statusCode InvalidStatusCode")]
    [InlineData("""{ "type": "Response", "inputs": { "statusCode": 99 } }""", "inputs.statusCode InvalidStatusCode")]
    [InlineData("""{ "type": "Response", "inputs": { "statusCode": 100 } }""", "inputs.statusCode InvalidStatusCode")]
    [InlineData("""{ "type": "Response", "inputs": { "statusCode": 199 } }""", "inputs.statusCode InvalidStatusCode")]
    public void The_checker_names_what_no_call_can_be(string step, string fault) =>
        Checked.Actions($$"""{ "A": {{step}} }""").ShouldContain($"Error actions.A.{fault}");

    [Theory]
    [InlineData("""{ "type": "Http", "inputs": { "method": "patch", "uri": "https://example.org", "authentication": { "type": "Basic", "username": "key", "password": "" } } }""")]
    [InlineData("""{ "type": "Http", "inputs": { "method": "@triggerBody()", "uri": "@{triggerBody()}/a", "authentication": { "type": "Basic", "username": "@triggerBody()", "password": "@triggerBody()" } } }""")]
    [InlineData("""{ "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org", "retryPolicy": { "type": "exponential", "count": 3, "interval": "PT1M", "minimumInterval": "PT1M", "maximumInterval": "PT1M" } } }""")]
    [InlineData("""{ "type": "Response", "inputs": { "statusCode": "204" } }""")]
    [InlineData("""{ "type": "Response", "inputs": { "statusCode": "@triggerBody()" } }""")]
    [InlineData("""{ "type": "Response", "inputs": { "statusCode": 200 } }""")]
    [InlineData("""{ "type": "Response", "inputs": { "statusCode": 599 } }""")]
    public void It_leaves_alone_what_can_be_and_what_is_computed(string step) =>
        Checked.Actions($$"""{ "A": {{step}} }""").ShouldBeEmpty();

    [Theory]
    [InlineData("""{ "type": "Http", "inputs": { "method": "@triggerBody()", "uri": "https://example.org" } }""", "InvalidMethod")]
    [InlineData("""{ "type": "Http", "inputs": { "method": "GET", "uri": "@{triggerBody()}://example.org" } }""", "InvalidUri")]
    [InlineData("""{ "type": "HttpWebhook", "inputs": { "subscribe": { "method": "POST", "uri": "@{triggerBody()}://example.org" } } }""", "InvalidUri")]
    [InlineData("""{ "type": "Response", "inputs": { "statusCode": "@triggerBody()" } }""", "InvalidStatusCode")]
    [InlineData("""{ "type": "Response", "inputs": { "statusCode": "@add(900, 99)" } }""", "InvalidStatusCode")]
    [InlineData("""{ "type": "Response", "inputs": { "statusCode": "@add(100, 3)" } }""", "InvalidStatusCode")]
    public void What_is_computed_fails_its_step(string step, string code)
    {
        var run = TestRun.Of($$"""{ "A": {{step}} }""").Start("\"ftp\"");

        run.Ended("A").Fault!.Code.ShouldBe(code);
        run.Effects.ShouldNotContain(e => e is Effect.Call || e is Effect.Change);
    }

    [Fact]
    public void A_status_is_a_number_however_it_is_written() =>
        TestRun.Of("""{ "A": { "type": "Response", "inputs": { "statusCode": "404" } } }""").Start().OutputsOf("A")!.Get("statusCode").ShouldBe(Value.Of(404));

    [Theory]
    [InlineData("""{ "A": { "type": "Compose", "inputs": 1, "trackedProperties": { "t": "@actions('A')?['outputs']" } } }""")]
    [InlineData("""{ "A": { "type": "Scope", "actions": { "B": { "type": "Compose", "inputs": 1 } }, "trackedProperties": { "t": "@outputs('B')" } } }""")]
    public void Tracked_properties_see_their_own_step_ended(string actions)
    {
        Checked.Actions(actions).ShouldBeEmpty();
        TestRun.Of(actions).Start().Ended("A").Tracked!.Get("t").ShouldBe(Value.Of(1));
    }

    [Fact]
    public void Inputs_do_not_see_their_own_step_ended() =>
        Checked.Actions("""{ "A": { "type": "Compose", "inputs": "@actions('A')" } }""").ShouldContain(f => f.Contains("NotBefore", StringComparison.Ordinal));
}
