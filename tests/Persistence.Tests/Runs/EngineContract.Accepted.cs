using CampaignTracker.Persistence.Http;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Persistence.Tests.Http;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Persistence.Tests.Runs;

// Calls that a partner answers with 202 and a location: taken in, not done. Once it was taken for work to be done again at once, and
// the same POST went out hundreds of times a second.
public abstract partial class EngineContract
{
    [ContractFact]
    public async Task A_call_that_is_accepted_is_made_once_and_asked_after_when_the_partner_says()
    {
        await using var partner = await AcceptingPartner.StartAsync();
        using var engine = It.NewEngine(It.Store, It.Options, new([], [new CallsTo(partner.Address)], []));
        var run = (await engine.StartAsync(new(await It.PublishAsync(Posts(partner)), null, "manual", Value.Null), default)).Run;
        await engine.DrainAsync(default);
        It.Time.Now += TimeSpan.FromSeconds(6);
        await engine.DrainAsync(default);

        partner.Asked.ShouldBe(["POST /job"]);
        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Running);

        It.Time.Now += TimeSpan.FromSeconds(1);
        await engine.DrainAsync(default);

        partner.Asked.ShouldBe(["POST /job", "GET /job/status"]);
        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
        (await It.JournalAsync(run)).Single(e => e.Path == "After").Outputs!.ToString().ShouldBe("""{"done":"job"}""");
    }

    [ContractFact]
    public async Task A_webhook_whose_subscription_is_accepted_subscribes_once_and_waits_for_its_call_back()
    {
        await using var partner = await AcceptingPartner.StartAsync();
        using var engine = It.NewEngine(It.Store, It.Options, new([], [new CallsTo(partner.Address)], []));
        var run = (await engine.StartAsync(new(await It.PublishAsync(Subscribes(partner)), null, "manual", Value.Null), default)).Run;
        await engine.DrainAsync(default);
        It.Time.Now += TimeSpan.FromMinutes(1);
        await engine.DrainAsync(default);

        partner.Asked.ShouldBe(["POST /subscribe"]);
        var wait = (await It.WaitsAsync(run)).ShouldHaveSingleItem();

        await engine.SubmitAsync(run, new RunInput.EventArrived(wait.Instance, Guid.Empty, "callback", ValueJson.Parse("""{ "body": 7 }""")), null, default);
        await engine.DrainAsync(default);

        partner.Asked.ShouldBe(["POST /subscribe", "POST /unsubscribe"]);
        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
        (await It.JournalAsync(run)).Single(e => e.Path == "After").Outputs!.ToString().ShouldBe("7");
        (await It.ItemsAsync()).ShouldNotContain(i => i.RunId == run);
    }

    private static string Posts(AcceptingPartner partner) =>
        $$"""
        { "Call": { "type": "Http", "inputs": { "method": "POST", "uri": "{{partner.Address}}/job", "body": 1 }, "retryPolicy": { "type": "none" } },
          "After": { "type": "Compose", "inputs": "@body('Call')", "runAfter": { "Call": ["Succeeded"] } } }
        """;

    private static string Subscribes(AcceptingPartner partner) =>
        $$"""
        { "Call": { "type": "HttpWebhook", "inputs": {
            "subscribe": { "method": "POST", "uri": "{{partner.Address}}/subscribe" }, "unsubscribe": { "method": "POST", "uri": "{{partner.Address}}/unsubscribe" } } },
          "After": { "type": "Compose", "inputs": "@body('Call')", "runAfter": { "Call": ["Succeeded"] } } }
        """;

    /// <summary>The application's own handler for one partner; what other tests have left in the same database calls nobody.</summary>
    private sealed class CallsTo(string address) : ICallHandler
    {
        private readonly HttpCallHandler _handler = Callers.Over(Callers.Allowing);

        public string Kind => _handler.Kind;

        public Task<Outcome> PerformAsync(CallWork work, CancellationToken cancel) =>
            work.Inputs.Get("uri")?.AsText()?.StartsWith(address, StringComparison.Ordinal) == true
                ? _handler.PerformAsync(work, cancel)
                : Task.FromResult(Outcome.Succeeded(Value.Null));
    }
}
