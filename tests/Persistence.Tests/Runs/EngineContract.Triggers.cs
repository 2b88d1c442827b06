using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Jobs;

namespace CampaignTracker.Persistence.Tests.Runs;

// How runs begin: conditions, recurrences.
public abstract partial class EngineContract
{
    private const string Daily = """{ "Every_day": { "type": "Recurrence", "recurrence": { "frequency": "Day", "interval": 1, "timeZone": "Europe/London" } } }""";

    [ContractFact]
    public async Task A_condition_that_does_not_hold_starts_nothing_and_leaves_a_line()
    {
        var trigger = """{ "asked": { "type": "Request", "conditions": [ { "expression": "@equals(triggerBody()?['ok'], true)" } ] } }""";
        var version = await It.PublishAsync(OneDay, triggers: trigger);

        var refused = await Should.ThrowAsync<TriggerConditionException>(It.Engine.StartAsync(new(version, null, "asked", Value.Null), default));
        var body = ObjectValue.Of(("body", ValueJson.Parse("""{"ok":true}""")));
        await It.Engine.StartAsync(new(version, null, "asked", body), default);

        refused.Message.ShouldContain("did not hold");
        (await It.TriggerHistoryAsync()).ShouldContain(t => t.Trigger == "asked" && t.RunId == null);
        (await RunsOfAsync(version)).Count.ShouldBe(1);
    }

    [ContractFact]
    public async Task An_occurrence_that_fires_twice_starts_one_run_that_says_when_it_was_due()
    {
        var name = "Daily " + Database.Ids.Next();
        var version = await It.PublishAsync("""{ "A": { "type": "Compose", "inputs": "@triggerBody()?['late']" } }""", triggers: Daily, name: name);
        var job = FlowRecurrence.JobOf(name, (await It.Library.FindAsync(name, default))!.Triggers[0], It.Time.Now)!;
        var fire = new RecurringFire(job.Name, job.Argument, It.Time.Now - TimeSpan.FromDays(7), It.Time.Now);
        var work = new FlowRecurrence(It.Library, It.Engine);

        await work.RunAsync(fire, default);
        await work.RunAsync(fire, default);
        await work.RunAsync(fire with { DueAt = It.Time.Now }, default);

        var runs = await RunsOfAsync(version);
        runs.Count.ShouldBe(2);
        (await It.JournalAsync(runs[0].Id)).Single(e => e.Path == "A").Outputs!.ToString().ShouldBe("true");
    }

    [ContractFact]
    public async Task Publishing_schedules_the_recurrences_of_the_latest_version_and_drops_those_that_went()
    {
        var jobs = new RecordingJobs();
        var library = It.LibraryWith(jobs);
        var name = "Scheduled " + Database.Ids.Next();
        await library.PublishAsync(new(name, null, $$"""{ "triggers": {{Daily}}, "actions": {} }""", "A tester", ""), default);
        jobs.Names.ShouldBe([$"flow {name} / Every_day"]);

        await library.PublishAsync(new(name, null, """{ "triggers": { "manual": { "type": "Request" } }, "actions": {} }""", "A tester", "by hand now"), default);
        jobs.Names.ShouldBeEmpty();
    }

    [ContractFact]
    public async Task What_the_scheduler_could_not_be_told_is_told_when_the_same_is_published_again()
    {
        var jobs = new RecordingJobs { IsAway = true };
        var library = It.LibraryWith(jobs);
        var flow = new FlowToPublish("Told late " + Database.Ids.Next(), null, $$"""{ "triggers": {{Daily}}, "actions": {} }""", "A tester", "");
        await Should.ThrowAsync<IOException>(library.PublishAsync(flow, default));

        jobs.IsAway = false;
        (await library.PublishAsync(flow, default)).Number.ShouldBe(1);
        jobs.Names.ShouldBe([$"flow {flow.Name} / Every_day"]);
    }

    [ContractFact]
    public async Task A_recurrence_that_the_flow_has_no_more_fires_once_at_most_and_leaves_a_line()
    {
        var name = "Gone " + Database.Ids.Next();
        var jobs = new RecordingJobs();
        await It.LibraryWith(jobs).PublishAsync(new(name, null, $$"""{ "triggers": {{Daily}}, "actions": {} }""", "A tester", ""), default);
        var version = await It.PublishAsync(Plain, name: name);
        var job = jobs.Names.ShouldHaveSingleItem();
        var argument = $$"""{ "flow": "{{name}}", "trigger": "Every_day" }""";

        await new FlowRecurrence(It.Library, It.Engine, jobs).RunAsync(new RecurringFire(job, argument, It.Time.Now, It.Time.Now), default);

        jobs.Names.ShouldBeEmpty();
        (await RunsOfAsync(version)).ShouldBeEmpty();
        (await It.TriggerHistoryAsync()).ShouldContain(t => t.Trigger == "Every_day" && t.RunId == null);
    }

    private Task<List<RunRow>> RunsOfAsync(Guid version) =>
        It.ReadAsync(c => Task.FromResult(c.Set<RunRow>().Where(r => r.FlowVersionId == version).OrderBy(r => r.Id).ToList()));
}
