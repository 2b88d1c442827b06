using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Runs;

// Flows that start flows: however they go about it, they come to an end, and what they started before does.
public abstract partial class EngineContract
{
    [ContractFact]
    public async Task A_flow_that_starts_itself_after_each_wait_comes_to_an_end()
    {
        var name = "Patient " + Database.Ids.Next();
        var version = await It.PublishAsync($$$"""
            { "Sleep": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } } },
              "Again": {{{Starts(name)}}}, "runAfter": { "Sleep": ["Succeeded"] } } }
            """, name: name);
        using var engine = It.NewEngine(It.Store, Bounded(depth: 4, open: 100));
        await It.StartAsync(version);

        for (var hour = 0; hour < 8; hour++)
        {
            It.Time.Now += TimeSpan.FromHours(1);
            await engine.CatchUpAsync(default);
        }

        var runs = await OfVersionAsync(version);
        runs.Count.ShouldBe(5);
        runs.Select(r => r.Generation).Order().ShouldBe([0, 1, 2, 3, 4]);
        runs.ShouldAllBe(r => r.Status == RunStatus.Failed);
        (await It.JournalAsync(runs.Single(r => r.Generation == 4).Id)).ShouldContain(e => e.Fault != null && e.Fault.Code == "ChildFlowsTooDeep");
    }

    [ContractFact]
    public async Task A_flow_that_starts_itself_twice_fills_no_database()
    {
        var name = "Bomb " + Database.Ids.Next();
        var version = await It.PublishAsync($$$"""{ "One": {{{Starts(name)}}} }, "Two": {{{Starts(name)}}} } }""", name: name);
        using var engine = It.NewEngine(It.Store, Bounded(depth: 16, open: 40));
        var first = (await engine.StartAsync(new(version, null, "manual", Workflows.Language.Values.Value.Null), default)).Run;
        await engine.CatchUpAsync(default);

        var runs = await OfVersionAsync(version);
        runs.Count.ShouldBe(41);
        runs.ShouldAllBe(r => r.Status == RunStatus.Failed);
        runs.Where(r => r.Id != first).ShouldAllBe(r => r.RootRunId == first);
        var fault = (await Task.WhenAll(runs.Select(r => It.JournalAsync(r.Id)))).SelectMany(j => j).First(e => e.Fault is { Code: "TooManyChildFlows" }).Fault!;
        fault.Message.ShouldContain("40 runs that began with one run");
        fault.Message.ShouldContain("what is under way goes on");
    }

    [ContractFact]
    public async Task Beyond_the_open_children_that_a_run_may_have_the_step_fails_and_can_be_tried_again_when_some_have_ended()
    {
        var name = "Sleeper " + Database.Ids.Next();
        var child = await It.PublishAsync(OneDay, name: name);
        var list = await It.PublishAsync($$$"""
            { "Each": { "type": "Foreach", "foreach": "@range(0, 5)", "runtimeConfiguration": { "concurrency": { "repetitions": 5 } }, "actions": { "Child": {{{Starts(name)}}} } } },
              "Late": {{{Starts(name)}}}, "runAfter": { "Each": ["Succeeded", "Failed"] } } }
            """);
        using var engine = It.NewEngine(It.Store, Bounded(depth: 16, open: 3));
        var parent = (await engine.StartAsync(new(list, null, "manual", Workflows.Language.Values.Value.Null), default)).Run;
        await engine.CatchUpAsync(default);

        (await OfVersionAsync(child)).Count.ShouldBe(3);
        (await It.JournalAsync(parent)).Count(e => e.Fault is { Code: "TooManyChildFlows" }).ShouldBe(2);

        It.Time.Now += TimeSpan.FromDays(2);
        await engine.CatchUpAsync(default);

        (await OfVersionAsync(child)).Count.ShouldBe(4, "three have ended, so that there is room");
    }

    [ContractFact]
    public async Task More_children_than_a_batch_has_room_for_begin_in_the_next()
    {
        var name = "Sleeper " + Database.Ids.Next();
        var child = await It.PublishAsync(OneDay, name: name);
        var list = await It.PublishAsync($$$"""{ "Each": { "type": "Foreach", "foreach": "@range(0, 10)", "runtimeConfiguration": { "concurrency": { "repetitions": 50 } }, "actions": { "Child": {{{Starts(name)}}} } } } }""");
        using var engine = It.NewEngine(It.Store, It.Options with { BatchSize = 4 });
        var parent = (await engine.StartAsync(new(list, null, "manual", Workflows.Language.Values.Value.Null), default)).Run;

        (await OfVersionAsync(child)).Count(r => r.Status == RunStatus.New).ShouldBe(6);

        await engine.CatchUpAsync(default);
        (await OfVersionAsync(child)).ShouldAllBe(r => r.Status == RunStatus.Running);

        It.Time.Now += TimeSpan.FromDays(2);
        await engine.CatchUpAsync(default);
        (await It.RunAsync(parent)).Status.ShouldBe(RunStatus.Succeeded);
    }

    [ContractFact]
    public async Task A_flow_that_validates_its_schema_is_not_started_with_a_body_that_does_not_fit()
    {
        var name = "Picky " + Database.Ids.Next();
        var child = await It.PublishAsync(
            OneDay,
            triggers: """{ "asked": { "type": "Request", "inputs": { "schema": { "type": "object", "required": ["n"] } }, "operationOptions": "EnableSchemaValidation" } }""",
            name: name);
        var version = await It.PublishAsync($$$"""{ "Start": {{{Starts(name)}}} } }""");
        var parent = (await It.Engine.StartAsync(new(version, null, "manual", Workflows.Language.Values.Value.Null), default)).Run;
        await It.Engine.CatchUpAsync(default);

        (await It.JournalAsync(parent)).ShouldContain(e => e.Fault != null && e.Fault.Code == "BadRequest" && e.Fault.Message.Contains("$ should be object", StringComparison.Ordinal));
        (await OfVersionAsync(child)).ShouldBeEmpty();
    }

    /// <summary>Without its closing brace, so that more can be said of it.</summary>
    private static string Starts(string flow) => $$"""{ "type": "Workflow", "inputs": { "host": { "workflow": { "name": "{{flow}}" } } }""";

    private EngineOptions Bounded(int depth, int open) => It.Options with { Limits = RunLimits.Default with { ChildDepth = depth, OpenChildren = open } };

    private Task<List<RunRow>> OfVersionAsync(Guid version) => It.ReadAsync(c => c.Set<RunRow>().Where(r => r.FlowVersionId == version).ToListAsync());
}
