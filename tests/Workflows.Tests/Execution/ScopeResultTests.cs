using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class ScopeResultTests
{
    [Fact]
    public void Result_shows_inputs_and_outputs_of_steps_that_nothing_else_refers_to()
    {
        var result = ResultOf("""
            { "S": { "type": "Scope", "actions": { "A": { "type": "Compose", "inputs": "one" }, "B": { "type": "Compose", "inputs": 2, "runAfter": { "A": ["Succeeded"] } } } }, RESULT }
            """);

        Shown(result, "name", "status", "code", "outputs").ShouldBe(["A Succeeded OK one", "B Succeeded OK 2"]);
        result.ShouldAllBe(r => r.Get("startTime")!.AsText() != null && r.Get("inputs") != null);
    }

    [Fact]
    public void Result_of_a_loop_over_items_has_one_record_for_each_step_with_all_its_turns()
    {
        var result = ResultOf("""
            { "S": { "type": "Foreach", "foreach": "@createArray(1, 0, 2)", "actions": { "D": { "type": "Compose", "inputs": "@div(10, item())" },
                "After": { "type": "Compose", "inputs": 1, "runAfter": { "D": ["Succeeded"] } } } }, RESULT }
            """);

        Shown(result, "name", "status", "repetitionCount").ShouldBe(["D Failed 3", "After Succeeded 3"]);
        Shown((ArrayValue)result[0].Get("outputs")!, "status", "outputs").ShouldBe(["Succeeded 10", "Failed null", "Succeeded 5"]);
        Shown((ArrayValue)result[1].Get("outputs")!, "status").ShouldBe(["Succeeded", "Skipped", "Succeeded"]);
    }

    [Fact]
    public void Result_of_a_loop_without_items_lists_its_steps_as_skipped()
    {
        var result = ResultOf("""{ "S": { "type": "Foreach", "foreach": [], "actions": { "D": { "type": "Compose", "inputs": 1 } } }, RESULT }""");

        Shown(result, "name", "status", "repetitionCount", "outputs").ShouldBe(["D Skipped 0 []"]);
    }

    [Fact]
    public void Result_of_an_until_is_that_of_its_last_turn()
    {
        var result = ResultOf("""
            { "S": { "type": "Until", "expression": "@equals(iterationIndexes('S'), 2)", "actions": { "C": { "type": "Compose", "inputs": "@iterationIndexes('S')" } } }, RESULT }
            """);

        Shown(result, "name", "outputs", "repetitionCount").ShouldBe(["C 2 3"]);
    }

    [Fact]
    public void Result_of_a_condition_lists_the_branch_that_was_not_taken_as_skipped()
    {
        var result = ResultOf("""
            { "S": { "type": "If", "expression": "@equals(1, 2)", "actions": { "Yes": { "type": "Compose", "inputs": 1 } }, "else": { "actions": { "No": { "type": "Compose", "inputs": 2 } } } }, RESULT }
            """);

        Shown(result, "name", "status", "code").ShouldBe(["Yes Skipped ActionSkipped", "No Succeeded OK"]);
    }

    [Fact]
    public void Result_of_a_skipped_scope_lists_its_steps_as_skipped()
    {
        var result = ResultOf("""
            { "Bad": { "type": "Compose", "inputs": "@div(1, 0)" },
              "S": { "type": "Scope", "runAfter": { "Bad": ["Succeeded"] }, "actions": { "In": { "type": "Compose", "inputs": 1 } } }, RESULT }
            """);

        Shown(result, "name", "status").ShouldBe(["In Skipped"]);
    }

    [Fact]
    public void A_scope_that_took_too_long_shows_what_had_run_and_what_was_cancelled()
    {
        var run = TestRun.Of("""
            { "S": { "type": "Scope", "limit": { "timeout": "PT5M" }, "actions": {
                "A": { "type": "Compose", "inputs": 1 },
                "W": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } }, "runAfter": { "A": ["Succeeded"] } },
                "X": { "type": "Compose", "inputs": 1, "runAfter": { "W": ["Succeeded"] } } } },
              "Out": { "type": "Compose", "inputs": { "result": "@result('S')", "wait": "@actions('W')['status']" }, "runAfter": { "S": ["TimedOut"] } } }
            """).Start().ToEnd();

        var outputs = run.OutputsOf("Out")!;
        Shown((ArrayValue)outputs.Get("result")!, "name", "status").ShouldBe(["A Succeeded", "W Cancelled", "X Skipped"]);
        outputs.Get("wait")!.AsText().ShouldBe("Cancelled");
    }

    private static ArrayValue ResultOf(string actions)
    {
        const string Result = """ "Out": { "type": "Compose", "inputs": "@result('S')", "runAfter": { "S": ["Succeeded", "Failed", "Skipped", "TimedOut"] } } """;
        return (ArrayValue)TestRun.Of(actions.Replace("RESULT", Result)).Start().OutputsOf("Out")!;
    }

    private static IEnumerable<string> Shown(ArrayValue records, params string[] members) =>
        records.Select(r => string.Join(' ', members.Select(m => r.Get(m)?.AsText() ?? r.Get(m)?.ToString())));
}
