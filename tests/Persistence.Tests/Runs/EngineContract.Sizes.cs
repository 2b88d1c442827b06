using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Persistence.Tests.Runs;

// What is too big fails where it was made, and nothing beside it.
public abstract partial class EngineContract
{
    [ContractFact]
    public async Task A_value_that_doubles_forty_times_fails_its_run_and_the_others_of_the_batch_go_on()
    {
        var doubles = await It.PublishAsync("""
            { "x": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "x", "type": "array", "value": [1] } ] } },
              "Sleep": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } }, "runAfter": { "x": ["Succeeded"] } },
              "Forty": { "type": "Until", "expression": "@false", "limit": { "count": 40 }, "actions": {
                "Twice": { "type": "SetVariable", "inputs": { "name": "x", "value": "@createArray(variables('x'), variables('x'))" } } }, "runAfter": { "Sleep": ["Succeeded"] } } }
            """);
        var sleeps = await It.PublishAsync("""{ "Sleep": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } } } }""");
        var small = It.Options with { Limits = RunLimits.Default with { ValueCharacters = 100_000 } };
        using var engine = It.NewEngine(It.Store, small);
        var before = await It.StartAsync(sleeps);
        var big = await It.StartAsync(doubles);
        var after = await It.StartAsync(sleeps);

        It.Time.Now += TimeSpan.FromHours(1);
        await engine.RunDueAsync(default);

        (await It.RunAsync(before)).Status.ShouldBe(RunStatus.Succeeded);
        (await It.RunAsync(after)).Status.ShouldBe(RunStatus.Succeeded);
        var row = await It.RunAsync(big);
        row.Status.ShouldBe(RunStatus.Failed);
        row.Trouble.ShouldBeNull();
        (await It.JournalAsync(big)).ShouldContain(e => e.Fault != null && e.Fault.Code == "ValueTooLarge");
    }

    [ContractFact]
    public async Task A_flow_that_starts_itself_comes_to_an_end()
    {
        var name = "Endless " + Database.Ids.Next();
        var version = await It.PublishAsync($$$"""{ "Again": { "type": "Workflow", "inputs": { "host": { "workflow": { "name": "{{{name}}}" } } } } }""", name: name);
        var first = await It.StartAsync(version);
        await It.Engine.CatchUpAsync(default);

        var runs = await It.ReadAsync(c => Task.FromResult(c.Set<CampaignTracker.Persistence.Engine.RunRow>().Where(r => r.FlowVersionId == version).ToList()));
        runs.Count.ShouldBe(17);
        runs.ShouldAllBe(r => r.Status == RunStatus.Failed);
        (await It.RunAsync(first)).FaultMessage.ShouldNotBeNull();
    }
}
