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

    /// <summary>What a hundred thousand items may do, by name. Many of these took from seconds to hours before the work of a turn was counted, or was counted for too little.</summary>
    public static TheoryData<string> Hostile => [.. ((ObjectValue)Steps).Select(s => s.Key)];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Whatever_a_flow_does_a_hundred_thousand_times_one_turn_does_so_much_of_it_and_says_so(string name)
    {
        var (state, journal, bytes) = Ran(Each(100_000, Steps.Get(name)!.ToString()));

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

    /// <summary>The benchmarks measure the same steps.</summary>
    private static Value Steps { get; } = ValueJson.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "hostile-steps.json")));

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
