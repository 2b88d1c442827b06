using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Persistence.Tests.Triggers;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Moves;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Runs;

// What fires by itself: conditions, splitOn, how many runs at once, and the line in the history.
public abstract partial class EngineContract
{
    private const string Nothing = """{ "Note": { "type": "Compose", "inputs": "@triggerBody()" } }""";

    [ContractFact]
    public async Task A_trigger_that_fires_starts_a_run_once_for_its_key_and_leaves_a_line()
    {
        var version = await It.PublishAsync(Nothing, triggers: Trigger("On_time_once"));
        var first = await FireAsync(version, "On_time_once", "{}", "monday");
        var again = await FireAsync(version, "On_time_once", "{}", "monday");

        again.Runs.Single().Run.ShouldBe(first.Runs.Single().Run);
        again.Runs.Single().Applied.ShouldBeFalse();
        (await RunsAsync(version)).Count.ShouldBe(1);
        (await LinesAsync("On_time_once")).Single().RunId.ShouldBe(first.Runs.Single().Run);
    }

    [ContractFact]
    public async Task A_trigger_that_fires_but_whose_condition_does_not_hold_starts_nothing_and_leaves_a_line()
    {
        var version = await It.PublishAsync(Nothing, triggers: Trigger(
            "On_condition", """, "conditions": [ { "expression": "@equals(triggerOutputs()?['queries']?['go'], 'yes')" } ]"""));
        var fired = await new TriggerDoor(It.Engine).FireAsync(new(version, "On_condition",
            ObjectValue.Of(("queries", ObjectValue.Of(("go", Value.Of("no")))), ("body", Value.Null)), "k"), default);

        fired.Runs.ShouldBeEmpty();
        fired.Refused!.ShouldContain("did not hold");
        (await RunsAsync(version)).ShouldBeEmpty();
        (await LinesAsync("On_condition")).Single().Reason.ShouldContain("did not hold");
    }

    [ContractFact]
    public async Task SplitOn_starts_a_run_for_each_item_with_the_item_as_its_body()
    {
        var version = await It.PublishAsync(Nothing, triggers: Trigger("On_list", """, "splitOn": "@triggerBody()?['names']" """));
        var body = """{ "names": ["Ada", "Ben", "Cy"] }""";
        (await FireAsync(version, "On_list", body, "list")).Runs.Count.ShouldBe(3);
        (await FireAsync(version, "On_list", body, "list")).Runs.ShouldAllBe(r => !r.Applied);

        var runs = await RunsAsync(version);
        runs.Count.ShouldBe(3);
        var bodies = new List<string?>();
        foreach (var run in runs)
        {
            bodies.Add((await It.JournalAsync(run.Id)).Single(e => e.Path == "Note").Outputs!.AsText());
        }

        bodies.ShouldBe(["Ada", "Ben", "Cy"], ignoreOrder: true);
    }

    [ContractFact]
    public async Task SplitOn_of_something_that_is_no_list_starts_nothing_and_says_so()
    {
        var version = await It.PublishAsync(Nothing, triggers: Trigger("On_no_list", """, "splitOn": "@triggerBody()?['names']" """));
        (await FireAsync(version, "On_no_list", """{ "names": 7 }""", "x")).Refused!.ShouldContain("did not give a list");
        (await LinesAsync("On_no_list")).Single().RunId.ShouldBeNull();
    }

    [ContractFact]
    public async Task A_run_of_one_item_can_be_run_again_though_the_condition_is_of_the_whole_list()
    {
        var version = await It.PublishAsync(Nothing, triggers: Trigger(
            "On_good_list", """, "splitOn": "@triggerBody()?['names']", "conditions": [ { "expression": "@equals(triggerBody()?['kind'], 'good')" } ]"""));
        var first = (await FireAsync(version, "On_good_list", """{ "kind": "good", "names": ["Ada", "Ben"] }""", "list")).Runs[0].Run;
        var moves = new CampaignTracker.Persistence.Stores.Flows.MoveStore(new Contexts(Database));

        var again = await new RunRepeats(It.Engine, It.Engine.Programs, moves, It.Library).AgainAsync(first, new Actor("Priya"), "once", default);

        (await It.JournalAsync(again.Run!.Value)).Single(e => e.Path == "Note").Outputs!.AsText().ShouldBe("Ada");
    }

    [ContractFact]
    public async Task An_event_with_a_list_starts_a_run_for_each_item()
    {
        var campaign = NewCampaign();
        var version = await It.PublishAsync(Nothing, campaign, """
            { "On_event_list": { "type": "Campaign.Event", "inputs": { "event": "list.came" }, "splitOn": "@triggerBody()?['names']" } }
            """);
        await It.HappenAsync(campaign, "list.came", """{ "names": ["Ada", "Ben"] }""");
        await It.Engine.CatchUpAsync(default);
        (await RunsAsync(version)).Count.ShouldBe(2);
        (await LinesAsync("On_event_list")).Count.ShouldBe(2);
    }

    [ContractFact]
    public async Task Starts_beyond_the_limit_wait_their_turn_and_what_comes_after_them_is_refused()
    {
        var version = await It.PublishAsync(OneDay, triggers: Trigger(
            "One_at_once", """, "runtimeConfiguration": { "concurrency": { "runs": 1, "maximumWaitingRuns": 1 } }"""));
        var first = (await FireAsync(version, "One_at_once", "{}", "1")).Runs.Single().Run;
        var second = (await FireAsync(version, "One_at_once", "{}", "2")).Runs.Single().Run;
        var third = await FireAsync(version, "One_at_once", "{}", "3");

        third.Runs.ShouldBeEmpty();
        (await LinesAsync("One_at_once")).Count(l => l.RunId is null).ShouldBe(1);
        await LaterAsync(TimeSpan.FromMinutes(1));
        (await It.RunAsync(second)).Status.ShouldBe(RunStatus.New);

        await LaterAsync(TimeSpan.FromDays(1));
        await LaterAsync(TimeSpan.FromMinutes(1));
        (await It.RunAsync(first)).Status.ShouldBe(RunStatus.Succeeded);
        (await It.RunAsync(second)).Status.ShouldBe(RunStatus.Running);
        await LaterAsync(TimeSpan.FromDays(2));
        (await It.RunAsync(second)).Status.ShouldBe(RunStatus.Succeeded);
    }

    private static string Trigger(string name, string more = "") => $$"""{ "{{name}}": { "type": "Request", "kind": "Http"{{more}} } }""";

    private Task<Fired> FireAsync(Guid version, string trigger, string body, string key) =>
        new TriggerDoor(It.Engine).FireAsync(new(version, trigger, ObjectValue.Of(("body", ValueJson.Parse(body))), trigger + key), default);

    private Task<List<RunRow>> RunsAsync(Guid version) => It.ReadAsync(c => c.Set<RunRow>().Where(r => r.FlowVersionId == version).ToListAsync());

    private async Task<List<TriggerHistoryRow>> LinesAsync(string trigger) => [.. (await It.TriggerHistoryAsync()).Where(t => t.Trigger == trigger)];

    private async Task LaterAsync(TimeSpan time)
    {
        It.Time.Now += time;
        await It.Engine.CatchUpAsync(default);
    }
}
