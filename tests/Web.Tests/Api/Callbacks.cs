using System.Net;
using CampaignTracker.Web.Tests.Running;
using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Web.Tests.Api;

public sealed class Callbacks(TestSite site) : IClassFixture<TestSite>
{
    // A step without an address to subscribe at only waits for its call.
    private const string Waits = """
        { "Ask": { "type": "HttpWebhook", "inputs": { "subscribe": { "body": "@listCallbackUrl()" } } },
          "After": { "type": "Compose", "inputs": "@body('Ask')", "runAfter": { "Ask": ["Succeeded"] } } }
        """;

    [Fact]
    public async Task The_first_call_back_wakes_the_step_and_a_second_changes_nothing()
    {
        var (trigger, run, address) = await WaitingAsync("first call back");
        (await PostAsync(address, """{"n":1}""")).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(address, """{"n":2}""")).ShouldBe(HttpStatusCode.OK);

        (await trigger.RunsAsync()).Single().Status.ShouldBe(RunStatus.Succeeded);
        (await trigger.EndOfAsync(run, "After")).Outputs!.ToString().ShouldBe("""{"n":1}""");
    }

    [Fact]
    public async Task A_call_back_with_a_wrong_signature_wakes_nobody()
    {
        var (trigger, run, address) = await WaitingAsync("wrong call back");
        var (other, _, elsewhere) = await WaitingAsync("other call back");
        var parts = address.Split('/');
        parts[^2] = elsewhere.Split('/')[^2];
        (await PostAsync(string.Join('/', parts), "{}")).ShouldBe(HttpStatusCode.NotFound);
        (await trigger.RunsAsync()).Single(r => r.Id == run).Status.ShouldBe(RunStatus.Running);
        (await other.RunsAsync()).Single().Status.ShouldBe(RunStatus.Running);
    }

    private async Task<(PublishedTrigger Trigger, Guid Run, string Address)> WaitingAsync(string name)
    {
        var trigger = await PublishedTrigger.PublishAsync(site, name, Waits);
        (await trigger.PostAsync("{}")).Dispose();
        var run = (await trigger.RunsAsync()).Single().Id;
        return (trigger, run, (await trigger.AddressOfAsync(run)).ShouldNotBeNull());
    }

    private async Task<HttpStatusCode> PostAsync(string address, string body)
    {
        using var response = await (await site.VisitAsync()).Client.PostAsync(address, new StringContent(body, null, "application/json"));
        return response.StatusCode;
    }
}
