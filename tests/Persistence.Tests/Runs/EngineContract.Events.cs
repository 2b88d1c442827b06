using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Persistence.Tests.Runs;

// Whom an event reaches.
public abstract partial class EngineContract
{
    private const string WaitsForA = """{ "A": { "type": "Campaign.WaitForEvent", "inputs": { "event": "a" } } }""";

    private const string WaitsForAOrAGate = """
        { "Gate": { "type": "Campaign.Gate", "inputs": { "title": "Never by itself", "condition": "@false" } },
          "A": { "type": "Campaign.WaitForEvent", "inputs": { "event": "a" } } }
        """;

    [ContractFact]
    public async Task Events_looked_up_together_each_find_their_own_waits_and_flows_in_order()
    {
        var (one, two, version) = (NewCampaign(), NewCampaign(), await It.PublishAsync(WaitsForAOrAGate));
        List<Guid> ofOne = [await It.StartAsync(version, one), await It.StartAsync(version, one)];
        List<Guid> ofTwo = [await It.StartAsync(version, two)];
        await It.PublishAsync(WaitsForA, triggers: """{ "heard": { "type": "Campaign.Event", "inputs": { "event": "looked.up" } } }""");

        await using var turn = await It.Store.BeginAsync(default);
        var reaches = await turn.ReachAsync([Event(two, "a"), Event(one, "b"), Event(one, "a"), Event(null, "a"), Event(two, "looked.up")], default);

        reaches.ShouldAllBe(r => r.Taken);
        Waits(reaches[0]).ShouldBe([(ofTwo[0], Subscription.Facts), (ofTwo[0], "a")]);
        Waits(reaches[1]).ShouldBe(ofOne.Order().Select(run => (run, Subscription.Facts)), "whoever looks at facts looks again after any event");
        Waits(reaches[2]).ShouldBe(ofOne.Order().SelectMany(run => new[] { (run, Subscription.Facts), (run, "a") }));
        reaches[3].First.ShouldBeEmpty("an event of no campaign reaches runs of no campaign only");
        reaches[4].Triggers.ShouldHaveSingleItem().Trigger.ShouldBe("heard");
        reaches.Take(4).ShouldAllBe(r => r.Triggers.Count == 0);
    }

    [ContractFact]
    public async Task A_look_up_stops_at_the_first_waits_however_many_there_are()
    {
        var (campaign, version) = (NewCampaign(), await It.PublishAsync(WaitsForAOrAGate));
        var runs = new List<Guid>();
        for (var i = 0; i < EventReach.Most; i++)
        {
            runs.Add(await It.StartAsync(version, campaign));
        }

        await using (var turn = await It.Store.BeginAsync(default))
        {
            var reach = (await turn.ReachAsync([Event(campaign, "a")], default))[0];
            reach.MayBeMore.ShouldBeTrue("two waits of each run");
            Waits(reach).ShouldBe(runs.Order().Take(EventReach.Most / 2).SelectMany(run => new[] { (run, Subscription.Facts), (run, "a") }));
        }

        await It.Engine.RaiseAsync(campaign, "a", Value.Null, default);
        foreach (var run in runs)
        {
            (await It.JournalAsync(run)).Count(e => e is { Path: "A", Kind: JournalKind.StepEnded }).ShouldBe(1);
        }
    }

    private PendingEvent Event(Domain.Campaigns.CampaignId? campaign, string name) => new(database.Ids.Next(), name, campaign, It.Time.Now, Value.Null, Stored: false);

    private static IEnumerable<(Guid Run, string Key)> Waits(EventReach reach) => reach.First.Select(s => (s.Run, s.Key));
}
