using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Tests.Language.Definitions;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class LoopTests
{
    /// <summary>Divides 10 by 1, 0, -1 and so on, until it has made END turns.</summary>
    private const string Countdown = """
        { "V": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "n", "type": "integer", "value": 0 } ] } },
          "Loop": { "type": "Until", "expression": "@equals(variables('n'), END)", "runAfter": { "V": ["Succeeded"] }, "actions": {
            "Add": { "type": "IncrementVariable", "inputs": { "name": "n" } },
            "Divide": { "type": "Compose", "inputs": "@div(10, sub(2, variables('n')))", "runAfter": { "Add": ["Succeeded"] } } } } }
        """;

    [Fact]
    public void A_foreach_goes_through_its_items_in_order_and_keeps_its_results_in_order()
    {
        var run = TestRun.Of("""
            { "V": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "seen", "type": "array" } ] } },
              "Each": { "type": "Foreach", "foreach": "@range(1, 3)", "runAfter": { "V": ["Succeeded"] },
                "actions": { "Keep": { "type": "AppendToArrayVariable", "inputs": { "name": "seen", "value": "@item()" } },
                             "Double": { "type": "Compose", "inputs": "@mul(items('Each'), 2)", "runAfter": { "Keep": ["Succeeded"] } } } },
              "Out": { "type": "Compose", "inputs": { "seen": "@variables('seen')", "doubles": "@outputs('Double')", "all": "@result('Each')" }, "runAfter": { "Each": ["Succeeded"] } } }
            """).Start();

        run.OutputsOf("Out")!.Get("seen")!.ToString().ShouldBe("[1,2,3]");
        run.OutputsOf("Out")!.Get("doubles")!.ToString().ShouldBe("[2,4,6]");
        var doubles = ((ArrayValue)run.OutputsOf("Out")!.Get("all")!).Single(r => r.Get("name")!.AsText() == "Double");
        ((ArrayValue)doubles.Get("outputs")!).Select(r => r.Get("outputs")!.ToString()).ShouldBe(["2", "4", "6"]);
        run.StatusOf("Each[2]/Double").ShouldBe(StepStatus.Succeeded);
    }

    [Fact]
    public void A_foreach_with_concurrency_waits_side_by_side_and_one_without_does_not()
    {
        const string Actions = """
            { "Each": { "type": "Foreach", "foreach": "@range(0, 10)", "runtimeConfiguration": { "concurrency": { "repetitions": REP } },
                "actions": { "W": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } } } } } }
            """;
        var side = TestRun.Of(Actions.Replace("REP", "5")).Start();
        side.Effects.OfType<Effect.SetTimer>().Count().ShouldBe(5);
        side.ToEnd().Now.ShouldBe(TestRun.Start0.AddHours(2));

        TestRun.Of(Actions.Replace("REP", "1")).Start().ToEnd().Now.ShouldBe(TestRun.Start0.AddHours(10));
    }

    [Fact]
    public void A_failing_turn_does_not_stop_the_others_but_fails_the_loop()
    {
        var run = TestRun.Of("""
            { "Each": { "type": "Foreach", "foreach": "@createArray(1, 0, 2)", "actions": { "D": { "type": "Compose", "inputs": "@div(10, item())" } } } }
            """).Start();

        run.StatusOf("Each[1]/D").ShouldBe(StepStatus.Failed);
        run.StatusOf("Each[2]/D").ShouldBe(StepStatus.Succeeded);
        run.State.Status.ShouldBe(RunStatus.Failed);
    }

    [Fact]
    public void An_until_stops_when_its_condition_holds()
    {
        var run = TestRun.Of("""
            { "V": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "n", "type": "integer", "value": 0 } ] } },
              "Loop": { "type": "Until", "expression": "@greaterOrEquals(variables('n'), 4)", "runAfter": { "V": ["Succeeded"] },
                "actions": { "Add": { "type": "IncrementVariable", "inputs": { "name": "n" } }, "I": { "type": "Compose", "inputs": "@iterationIndexes('Loop')", "runAfter": { "Add": ["Succeeded"] } } } } }
            """).Start();

        run.OutputsOf("Loop")!.Get("iterations").ShouldBe(Value.Of(4));
        run.OutputsOf("Loop[3]/I").ShouldBe(Value.Of(3));
    }

    [Theory]
    [InlineData("\"count\": 3", "count", 3)]
    [InlineData("\"count\": 5000, \"timeout\": \"PT80M\"", "timeout", 6)]
    [InlineData("\"count\": 5000", "timeout", 4)]
    public void An_until_stops_at_its_limit_and_says_which(string limit, string reached, int turns)
    {
        var run = TestRun.Of($$"""
            { "Loop": { "type": "Until", "expression": "@false", "limit": { {{limit}} }, "actions": { "W": { "type": "Wait", "inputs": { "interval": { "count": 15, "unit": "Minute" } } } } } }
            """).Start().ToEnd();

        run.OutputsOf("Loop")!.ToString().ShouldBe($$"""{"iterations":{{turns}},"limitReached":"{{reached}}"}""");
        run.StatusOf($"Loop[{turns - 1}]/W").ShouldBe(StepStatus.Succeeded);
        run.State.Status.ShouldBe(RunStatus.Succeeded);
    }

    [Fact]
    public void An_until_does_not_stop_what_it_waits_for_when_its_time_is_over()
    {
        var run = TestRun.Of("""
            { "Loop": { "type": "Until", "expression": "@equals(outputs('A')?['outcome'], 'Approve')", "limit": { "timeout": "PT1H" }, "actions": {
                "A": { "type": "Campaign.Approval", "inputs": { "mode": "FirstToRespond", "title": "May we?", "assignedTo": "chair@example.org" } } } } }
            """).Start();

        run.Effects.OfType<Effect.SetTimer>().ShouldAllBe(t => t.Purpose == TimerPurpose.Remind);
        run.Now += TimeSpan.FromDays(3);
        run.Complete("Loop[0]/A", ObjectValue.Of(("outcome", Value.Of("Approve"))));
        run.OutputsOf("Loop")!.ToString().ShouldBe("""{"iterations":1,"limitReached":null}""");
    }

    [Fact]
    public void A_loop_that_waits_for_people_without_a_timeout_is_pointed_out()
    {
        const string Loop = """{ "L": { "type": "Until", "expression": "@equals(1, 1)", LIMIT "actions": { "S": { "type": "Scope", "actions": { "T": { "type": "Campaign.Task", "inputs": { "title": "Ask", "assignedTo": "a@example.org" } } } } } } }""";

        Checked.Actions(Loop.Replace("LIMIT", "")).ShouldBe(["Warning actions.L.limit.timeout DefaultTimeout"]);
        Checked.Actions(Loop.Replace("LIMIT", "\"limit\": { \"timeout\": \"P1Y\" },")).ShouldBeEmpty();
    }

    [Fact]
    public void An_until_goes_on_after_a_turn_that_failed()
    {
        var run = TestRun.Of(Countdown.Replace("END", "3")).Start();

        run.StatusOf("Loop[1]/Divide").ShouldBe(StepStatus.Failed);
        run.OutputsOf("Loop")!.Get("iterations").ShouldBe(Value.Of(3));
        run.State.Status.ShouldBe(RunStatus.Succeeded);
    }

    [Fact]
    public void An_until_whose_last_turn_failed_has_failed()
    {
        var run = TestRun.Of(Countdown.Replace("END", "2")).Start();

        run.Ended("Loop").Fault!.Code.ShouldBe("ActionFailed");
        run.OutputsOf("Loop")!.Get("iterations").ShouldBe(Value.Of(2));
    }

    [Fact]
    public void An_until_that_fails_on_every_turn_fails_at_its_limit()
    {
        var run = TestRun.Of("""
            { "Loop": { "type": "Until", "expression": "@equals(outputs('D'), 1)", "limit": { "count": 4 }, "actions": { "D": { "type": "Compose", "inputs": "@div(1, 0)" } } } }
            """).Start();

        run.OutputsOf("Loop")!.ToString().ShouldBe("""{"iterations":4,"limitReached":"count"}""");
        run.StatusOf("Loop").ShouldBe(StepStatus.Failed);
    }

    [Fact]
    public void An_until_fails_at_its_limit_where_that_is_asked_for()
    {
        var run = TestRun.Of("""
            { "Loop": { "type": "Until", "expression": "@false", "limit": { "count": 3 }, "operationOptions": "FailWhenLimitsReached", "actions": { "C": { "type": "Compose", "inputs": 1 } } } }
            """).Start();

        run.Ended("Loop").Fault!.Code.ShouldBe("LimitReached");
    }

    [Fact]
    public void A_state_does_not_grow_with_the_turns_a_loop_has_made()
    {
        static int SizeAfter(int turns)
        {
            var run = TestRun.Of("""
                { "Loop": { "type": "Until", "expression": "@false", "limit": { "count": 50000, "timeout": "P50Y" },
                    "actions": { "W": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } } }, "C": { "type": "Compose", "inputs": "@utcNow()", "runAfter": { "W": ["Succeeded"] } } } },
                  "After": { "type": "Compose", "inputs": "@result('Loop')", "runAfter": { "Loop": ["Succeeded"] } } }
                """).Start();
            for (var i = 0; i < turns; i++)
            {
                run.Next();
            }

            return run.State.ToBytes().Length;
        }

        SizeAfter(1000).ShouldBeLessThan(SizeAfter(10) + 20);
    }

    [Fact]
    public void A_loop_in_a_loop_sees_its_own_items()
    {
        var run = TestRun.Of("""
            { "Outer": { "type": "Foreach", "foreach": "@createArray('a','b')", "actions": {
                "Inner": { "type": "Foreach", "foreach": "@createArray(1, 2)", "actions": { "C": { "type": "Compose", "inputs": "@{items('Outer')}@{items('Inner')}" } } } } } }
            """).Start();

        run.Journal.Where(e => e.Path.EndsWith("/C", StringComparison.Ordinal)).Select(e => $"{e.Path}={e.Outputs!.AsText()}")
            .ShouldBe(["Outer[0]/Inner[0]/C=a1", "Outer[0]/Inner[1]/C=a2", "Outer[1]/Inner[0]/C=b1", "Outer[1]/Inner[1]/C=b2"]);
    }

    [Fact]
    public void An_endless_run_of_steps_ends_with_an_error_that_names_the_limit()
    {
        var run = TestRun.Of("""
            { "Loop": { "type": "Until", "expression": "@false", "limit": { "count": 100000 }, "actions": { "C": { "type": "Compose", "inputs": 1 } } } }
            """);
        run.Limits = RunLimits.Default with { StepsPerTurn = 1000 };
        run.Start();

        run.State.Fault!.Code.ShouldBe("StepsPerTurn");
    }

    [Fact]
    public void Empty_loops_end_at_once()
    {
        var run = TestRun.Of("""
            { "A": { "type": "Foreach", "foreach": "@range(0, 50000)", "actions": {} }, "B": { "type": "Until", "expression": "@false", "limit": { "count": 5000 }, "actions": {} } }
            """).Start();

        run.State.Status.ShouldBe(RunStatus.Succeeded);
    }
}
