using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Housekeeping;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Persistence.Tests.Triggers;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Moves;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Tests.Runs;

// Large values stand apart from a run's state: written once, however many turns the run goes on.
public abstract partial class EngineContract
{
    private const int Megabyte = 1024 * 1024;

    private static readonly string Large = $$"""{ "text": "{{new string('x', Megabyte)}}" }""";

    private static readonly string HundredTurns = """
        { "Big": { "type": "Compose", "inputs": "@triggerBody()" },
          "Turns": { "type": "Until", "expression": "@equals(iterationIndexes('Turns'), 99)", "limit": { "count": 200, "timeout": "P1Y" }, "actions": {
            "Rest": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } } } }, "runAfter": { "Big": ["Succeeded"] } },
          "Length": { "type": "Compose", "inputs": "@length(outputs('Big')?['text'])", "runAfter": { "Turns": ["Succeeded"] } } }
        """;

    [ContractFact]
    public async Task A_large_output_is_written_once_however_many_turns_its_run_goes_on()
    {
        var run = await It.StartAsync(await It.PublishAsync(HundredTurns), body: Large);
        await HoursAsync(It.Engine, 50);

        var (state, contents, journal) = await WrittenAsync(run);
        state.ShouldBeLessThan(4_000);
        contents.Count.ShouldBe(2, "what the trigger brought, and the step's inputs and outputs, which are the same");
        contents.Sum().ShouldBeLessThan(3 * Megabyte);

        // Another node knows nothing of it yet.
        using var other = It.NewEngine(It.NewStore(), It.Options with { Node = "two" });
        await HoursAsync(other, 50);
        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
        (await It.JournalAsync(run)).Last(e => e.Path == "Length").Outputs!.ToString().ShouldBe(Megabyte.ToString(System.Globalization.CultureInfo.InvariantCulture));
        (state, contents, journal) = await WrittenAsync(run);
        (state + contents.Sum() + journal).ShouldBeLessThan(4 * Megabyte);
    }

    [ContractFact]
    public async Task A_large_variable_stands_in_the_state_while_it_changes_and_apart_once_it_stays()
    {
        var run = await It.StartAsync(await It.PublishAsync("""
            { "x": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "x", "type": "string", "value": "@concat(string(range(0, 20000)))" } ] } },
              "Grow": { "type": "Until", "expression": "@equals(iterationIndexes('Grow'), 4)", "limit": { "count": 9, "timeout": "P1Y" }, "runAfter": { "x": ["Succeeded"] }, "actions": {
                "Rest": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } } },
                "Add": { "type": "AppendToStringVariable", "inputs": { "name": "x", "value": "!" }, "runAfter": { "Rest": ["Succeeded"] } } } },
              "Stay": { "type": "Until", "expression": "@equals(iterationIndexes('Stay'), 4)", "limit": { "count": 9, "timeout": "P1Y" }, "runAfter": { "Grow": ["Succeeded"] }, "actions": {
                "Rest_again": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } } } } },
              "End": { "type": "Compose", "inputs": "@endsWith(variables('x'), ']!!!!!')", "runAfter": { "Stay": ["Succeeded"] } } }
            """));
        await HoursAsync(It.Engine, 4);
        var (state, contents, _) = await WrittenAsync(run);
        state.ShouldBeGreaterThan(100_000);
        contents.ShouldHaveSingleItem("the first value, which the journal has; none of those since");

        await HoursAsync(It.Engine, 3);
        (state, contents, _) = await WrittenAsync(run);
        state.ShouldBeLessThan(4_000);
        contents.Count.ShouldBe(2);

        await HoursAsync(It.Engine, 3);
        (await It.JournalAsync(run)).Last(e => e.Path == "End").Outputs!.ToString().ShouldBe("true");
    }

    [ContractFact]
    public async Task What_looks_like_a_reference_to_a_large_value_is_data_all_the_same()
    {
        var run = await It.StartAsync(await It.PublishAsync("""
            { "Odd": { "type": "Compose", "inputs": { "$content": "@{triggerBody()}" } },
              "Rest": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } }, "runAfter": { "Odd": ["Succeeded"] } },
              "Rest_again": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } }, "runAfter": { "Rest": ["Succeeded"] } },
              "Same": { "type": "Compose", "inputs": "@{outputs('Odd')}", "runAfter": { "Rest_again": ["Succeeded"] } } }
            """), body: "\"aGk=\"");
        await HoursAsync(It.Engine, 2);

        (await It.JournalAsync(run)).Last(e => e.Path == "Same").Outputs!.AsText().ShouldBe("""{"$content":"aGk="}""");
    }

    [ContractFact]
    public async Task Housekeeping_takes_large_values_that_nobody_refers_to_and_no_others()
    {
        var run = await It.StartAsync(await It.PublishAsync(HundredTurns), body: Large);
        await HoursAsync(It.Engine, 2);
        var key = RunContents.PrefixOf(run) + new string('0', RunContents.Half);
        var stranger = new string('f', 64);
        await AddContentAsync(key, stranger);

        (await PurgeAsync()).Contents.ShouldBeGreaterThan(0);
        var left = await KeysAsync();
        left.ShouldNotContain(key);
        left.ShouldContain(stranger, "of no run: left alone");
        await HoursAsync(It.Engine, 98);
        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded, "all it needed was there");

        It.Time.Now = It.Time.Now.AddYears(12);
        await PurgeAsync();
        (await WrittenAsync(run)).Contents.Count.ShouldBe(1, "the state of the ended run still refers to what its trigger brought");
    }

    [ContractFact]
    public async Task A_run_that_was_started_with_much_can_be_run_again_with_it()
    {
        var first = await It.StartAsync(await It.PublishAsync(HundredTurns), body: Large);
        await HoursAsync(It.Engine, 1);
        var moves = new CampaignTracker.Persistence.Stores.Flows.MoveStore(new Contexts(Database));

        var again = await new RunRepeats(It.Engine, It.Engine.Programs, moves, It.Library).AgainAsync(first, new Actor("Priya"), "once", default);

        (await It.JournalAsync(again.Run!.Value)).First(e => e.Path == "Big").Status.ShouldBe(StepStatus.Succeeded);
        (await WrittenAsync(again.Run.Value)).Contents.Sum().ShouldBeGreaterThan(2 * Megabyte);
        await HoursAsync(It.Engine, 100);
        (await It.RunAsync(again.Run.Value)).Status.ShouldBe(RunStatus.Succeeded);
    }

    private async Task HoursAsync(RunEngine engine, int hours)
    {
        for (var i = 0; i < hours; i++)
        {
            It.Time.Now += TimeSpan.FromHours(1);
            await engine.CatchUpAsync(default);
        }
    }

    private async Task<(long State, List<int> Contents, long Journal)> WrittenAsync(Guid run)
    {
        var prefix = RunContents.PrefixOf(run);
        var contents = await It.ReadAsync(c => c.Set<ContentRow>().Where(x => x.Hash.StartsWith(prefix)).Select(x => x.Bytes.Length).ToListAsync());
        var journal = await It.ReadAsync(c => c.Set<RunJournalRow>().Where(j => j.RunId == run).SumAsync(j => j.Entries.Length));
        return ((await It.RunAsync(run)).State.Length, contents, journal);
    }

    private Task<List<string>> KeysAsync() => It.ReadAsync(c => c.Set<ContentRow>().Select(x => x.Hash).ToListAsync());

    private async Task AddContentAsync(params string[] keys)
    {
        await using var context = Database.NewContext();
        context.AddRange(keys.Select(key => new ContentRow { Hash = key, Bytes = [0x31] }));
        await context.SaveChangesAsync();
    }

    private Task<Purged> PurgeAsync() => new Purge(new Contexts(Database), Options.Create(new RetentionOptions()), It.Time).RunAsync(default);
}
