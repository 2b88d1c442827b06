using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.WorkingDays;

namespace CampaignTracker.Workflows.Tests.Execution;

/// <summary>The work of a turn has an end that is counted and not timed, whatever a flow does; and what people do every day is far from it.</summary>
public sealed class WorkLimitTests
{
    private const long Megabyte = 1_000_000;

    private const string List = """ "v": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "v", "type": "array" }, { "name": "s", "type": "string", "value": "" } ] } }, "Long": { "type": "Compose", "inputs": "@string(range(0, 20000))" }, "Words": { "type": "Compose", "inputs": "@replace(string(range(0, 400)), ',', 'x')" } """;

    [Theory]
    [InlineData("""{ "type": "Compose", "inputs": "@item()" }""", 100_000)]
    [InlineData("""{ "type": "AppendToArrayVariable", "inputs": { "name": "v", "value": "@item()" } }""", 40_000)]
    [InlineData("""{ "type": "AppendToStringVariable", "inputs": { "name": "s", "value": "@{item()} is a line of text," } }""", 40_000)]
    [InlineData("""{ "type": "SetVariable", "inputs": { "name": "v", "value": "@union(variables('v'), createArray(item()))" } }""", 5_000)]
    public void Long_lists_are_gone_through_in_one_turn_and_copied_no_more_than_a_few_times(string step, int items)
    {
        var (state, _, bytes) = Ran(Each(items, step));

        state.Status.ShouldBe(RunStatus.Succeeded, state.Fault?.Message);
        bytes.ShouldBeLessThan(200 * Megabyte);
    }

    /// <summary>Each of these took from seconds to hours before the work of a turn was counted, or was counted for too little.</summary>
    [Theory]
    [InlineData("""{ "type": "Compose", "inputs": "@length(replace(string(range(0, 100000)), '1', '22'))" }""")]
    [InlineData("""{ "type": "Compose", "inputs": "@addWorkingDays('2026-01-01', 10000)" }""")]
    [InlineData("""{ "type": "Compose", "inputs": "@workingDaysBetween('0001-01-01', '9999-12-31')" }""")]
    [InlineData("""{ "type": "Compose", "inputs": "@xpath(xml(concat('<a>', replace(string(range(0, 9999)), ',', '<b>x</b>'), '</a>')), 'count(//b[.=''y''])')" }""")]
    [InlineData("""{ "type": "Query", "inputs": { "from": "@range(0, 100000)", "where": "@equals(item(), -1)" } }""")]
    [InlineData("""{ "type": "Select", "inputs": { "from": "@range(0, 100000)", "select": "@length(string(range(0, item())))" } }""")]
    [InlineData("""{ "type": "Foreach", "foreach": "@range(0, 100000)", "actions": {} }""")]
    [InlineData("""{ "type": "Until", "expression": "@equals(length(string(range(0, 100000))), 0)", "limit": { "count": 100000 }, "actions": { "C": { "type": "Compose", "inputs": 1 } } }""")]
    [InlineData("""{ "type": "Campaign.Reminder", "inputs": { "title": "x", "to": "role:lead", "before": { "deadline": "2026-01-04", "workingDays": "@range(9000, 1000)" } } }""")]
    [InlineData("""{ "type": "Campaign.Reminder", "inputs": { "title": "x", "to": "role:lead", "schedule": { "frequency": "Month", "startTime": "2026-02-01T00:00:00", "interval": 12, "schedule": { "monthDays": [30] } } } }""")]
    [InlineData("""{ "type": "ParseJson", "inputs": { "content": "@string(range(0, 10000))", "schema": { "type": "array", "items": { "enum": [-1, -2, -3] } } } }""")]
    [InlineData("""{ "type": "Compose", "inputs": "@length(slice(outputs('Long'), 1))" }""")]
    [InlineData("""{ "type": "Compose", "inputs": "@xpath(concat('<a><b/><b/><b/><b/><b/><b/><b/><b/>', item(), '</a>'), 'count(//b/preceding-sibling::b)')" }""")]
    [InlineData("""{ "type": "Compose", "inputs": "@xpath('<a>xxxxxxxxxxxxxxxxxxxxxxxxxx</a>', concat('translate(/a, ''', outputs('Words'), ''', ''y'')'))" }""")]
    [InlineData("""{ "type": "Scope", "actions": { "A": { "type": "AppendToStringVariable", "inputs": { "name": "s", "value": "@{item()} is a line of text and goes on for a hundred characters" } }, "B": { "type": "Compose", "inputs": "@last(variables('s'))", "runAfter": { "A": ["Succeeded"] } } } }""")]
    public void Whatever_a_flow_does_a_hundred_thousand_times_one_turn_does_so_much_of_it_and_says_so(string step)
    {
        var (state, journal, bytes) = Ran(Each(100_000, step));

        state.Status.ShouldBe(RunStatus.Failed);
        state.Fault!.Code.ShouldBe("WorkPerTurn");
        state.Fault.Message.ShouldContain("put a Wait between the steps");
        state.Fault.Message.ShouldContain("It was at '");
        journal.ShouldContain(e => e.Status == StepStatus.Failed);
        bytes.ShouldBeLessThan(3_000 * Megabyte);
    }

    [Fact]
    public void A_step_that_looks_at_all_turns_of_another_loop_pays_for_them()
    {
        var (state, _, _) = Ran("""
            { "L": { "type": "Foreach", "foreach": "@range(0, 50000)", "actions": { "A": { "type": "Compose", "inputs": "@item()" } } },
              "M": { "type": "Foreach", "foreach": "@range(0, 50000)", "runAfter": { "L": ["Succeeded"] }, "actions": { "B": { "type": "Compose", "inputs": "@length(outputs('A'))" } } } }
            """);

        state.Fault!.Code.ShouldBe("WorkPerTurn");
    }

    [Fact]
    public void The_step_at_work_fails_with_the_same_words_and_can_be_tried_again_when_the_next_turn_has_work_anew()
    {
        var run = TestRun.Of("""
            { "First": { "type": "Compose", "inputs": "@length(range(0, 1000))" },
              "Second": { "type": "Compose", "inputs": "@length(range(0, 1000))", "runAfter": { "First": ["Succeeded"] } } }
            """);
        run.Limits = RunLimits.Default with { WorkPerTurn = 50_000 };
        run.Start();

        run.StatusOf("First").ShouldBe(StepStatus.Succeeded);
        run.Ended("Second").Fault!.Code.ShouldBe("WorkPerTurn");
        run.State.Status.ShouldBe(RunStatus.Failed);

        run.Take(new RunInput.Retry(run.InstanceOf("Second"), new Actor("Ann", "Now it is alone.")));

        run.State.Status.ShouldBe(RunStatus.Succeeded);
    }

    [Fact]
    public void A_wait_between_gives_each_half_its_own_work()
    {
        var run = TestRun.Of("""
            { "First": { "type": "Compose", "inputs": "@length(range(0, 1000))" },
              "Wait": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Second" } }, "runAfter": { "First": ["Succeeded"] } },
              "Second": { "type": "Compose", "inputs": "@length(range(0, 1000))", "runAfter": { "Wait": ["Succeeded"] } } }
            """);
        run.Limits = RunLimits.Default with { WorkPerTurn = 50_000 };
        run.Start().ToEnd();

        run.State.Status.ShouldBe(RunStatus.Succeeded);
    }

    private static string Each(int items, string step) =>
        $$"""{ {{List}}, "L": { "type": "Foreach", "foreach": "@range(0, {{items}})", "runtimeConfiguration": { "concurrency": { "repetitions": 50 } }, "runAfter": { "v": ["Succeeded"], "Long": ["Succeeded"], "Words": ["Succeeded"] }, "actions": { "Inner": {{step}} } } }""";

    private static (RunState State, IReadOnlyList<JournalEntry> Journal, long Bytes) Ran(string actions)
    {
        var program = FlowProgram.Compile(TestRun.Read(actions));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = Engine.Advance(program, RunState.New(), new RunInput.Start("manual", ObjectValue.Of(("body", Value.Null))), new AdvanceContext
        {
            Now = TestRun.Start0, Chance = new Random(1), WorkingDays = WorkingCalendars.EnglandAndWales,
        });
        return (result.State, result.Journal, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
