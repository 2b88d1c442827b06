using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Runs;

// Versions that were published when fewer faults were known.
public abstract partial class EngineContract
{
    private const string Plain = """{ "A": { "type": "Compose", "inputs": 1 } }""";

    [ContractFact]
    public async Task A_stored_version_runs_under_checks_that_have_come_since_and_only_a_step_without_meaning_fails()
    {
        var version = await It.PublishAsync(Plain);
        await StoreAsync(version, """
            { "triggers": { "manual": { "type": "Request", "runtimeConfiguration": { "concurrency": { "maximumWaitingRuns": "some" } } } },
              "actions": {
                "Loop": { "type": "Foreach", "foreach": [1, 2], "runtimeConfiguration": { "concurrency": { "repetitions": 99 } }, "runAfter": [],
                    "actions": { "In": { "type": "Compose", "inputs": "@item()" } } },
                "Never": { "type": "If", "runAfter": { "Loop": ["Failed"] } },
                "Choice": { "type": "If", "runAfter": { "Loop": ["Succeeded"] }, "actions": { "Inner": { "type": "Compose", "inputs": 1 } } },
                "After": { "type": "Compose", "inputs": "went on", "runAfter": { "Choice": ["Failed"] } } } }
            """);

        var run = await It.StartAsync(version);

        var ended = (await It.JournalAsync(run)).Where(e => e.Kind == JournalKind.StepEnded).ToLookup(e => e.Path);
        ended["Loop"].Single().Status.ShouldBe(StepStatus.Succeeded);
        ended["After"].Single().Status.ShouldBe(StepStatus.Succeeded);
        var choice = ended["Choice"].Single();
        choice.Status.ShouldBe(StepStatus.Failed);
        choice.Fault!.Code.ShouldBe("MissingExpression");
        choice.Fault.Message.ShouldContain("needs an expression that decides between its branches");
        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
    }

    [ContractFact]
    public async Task A_stored_version_of_which_steps_would_be_left_out_does_not_run()
    {
        var version = await It.PublishAsync(Plain);
        await StoreAsync(version, """{ "triggers": {}, "actions": { "A": { "type": "Compose", "inputs": 1, "runAfter": { "Gone": ["Succeeded"] } } } }""");

        (await Should.ThrowAsync<InvalidDefinitionException>(It.StartAsync(version))).Message.ShouldContain("no such step beside it");
    }

    [ContractFact]
    public async Task A_flow_that_can_not_be_read_leaves_the_others_their_schedules()
    {
        var names = Enumerable.Range(0, 3).Select(_ => "Kept " + Database.Ids.Next()).ToList();
        var versions = new List<Guid>();
        foreach (var name in names)
        {
            versions.Add(await It.PublishAsync(Plain, triggers: Daily, name: name));
        }

        await StoreAsync(versions[0], "no longer JSON");
        await StoreAsync(versions[1], $$"""{ "triggers": {{Daily}}, "actions": { "A": { "type": "Compose", "runAfter": 5 } } }""");
        var jobs = new RecordingJobs();
        await It.LibraryWith(jobs).ScheduleAllAsync(default);

        jobs.Names.ShouldNotContain($"flow {names[0]} / Every_day");
        jobs.Names.ShouldContain($"flow {names[1]} / Every_day");
        jobs.Names.ShouldContain($"flow {names[2]} / Every_day");
        (await It.Library.FindAsync(names[1], default)).ShouldNotBeNull();
    }

    private Task<int> StoreAsync(Guid version, string definition) => It.ReadAsync(c =>
        c.Set<FlowVersionRow>().Where(v => v.Id == version).ExecuteUpdateAsync(s => s.SetProperty(v => v.Definition, definition)));
}
