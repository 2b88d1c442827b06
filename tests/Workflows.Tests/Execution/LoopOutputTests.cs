namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class LoopOutputTests
{
    [Fact]
    public void Outside_a_loop_a_step_inside_gives_its_outputs_of_all_turns_in_the_order_of_the_items()
    {
        var run = TestRun.Of("""
            { "Each": { "type": "Foreach", "foreach": "@range(1, 4)", "runtimeConfiguration": { "concurrency": { "repetitions": 4 } }, "actions": {
                "W": { "type": "Wait", "inputs": { "interval": { "count": "@sub(10, item())", "unit": "Minute" } } },
                "C": { "type": "Compose", "inputs": "@mul(item(), 10)", "runAfter": { "W": ["Succeeded"] } },
                "S": { "type": "Select", "inputs": { "from": ["x"], "select": "@concat(item(), items('Each'))" }, "runAfter": { "C": ["Succeeded"] } } } },
              "Out": { "type": "Compose", "inputs": { "c": "@outputs('C')", "s": "@body('S')", "count": "@actions('C')['repetitionCount']" }, "runAfter": { "Each": ["Succeeded"] } } }
            """).Start().ToEnd();

        run.OutputsOf("Out")!.ToString().ShouldBe("""{"c":[10,20,30,40],"s":[["x1"],["x2"],["x3"],["x4"]],"count":4}""");
    }

    [Fact]
    public void A_turn_in_which_the_step_did_not_run_gives_null()
    {
        var run = TestRun.Of("""
            { "Each": { "type": "Foreach", "foreach": [1, 2, 3], "actions": {
                "If": { "type": "If", "expression": "@equals(item(), 2)", "actions": {}, "else": { "actions": { "C": { "type": "Compose", "inputs": "@item()" } } } } } },
              "Out": { "type": "Compose", "inputs": "@outputs('C')", "runAfter": { "Each": ["Succeeded"] } } }
            """).Start();

        run.OutputsOf("Out")!.ToString().ShouldBe("[1,null,3]");
    }

    [Fact]
    public void Loops_in_loops_give_lists_in_lists_and_loops_without_items_empty_ones()
    {
        var run = TestRun.Of("""
            { "Outer": { "type": "Foreach", "foreach": [2, 0, 1], "actions": { "Inner": { "type": "Foreach", "foreach": "@take(createArray(5, 6), items('Outer'))", "actions": {
                "C": { "type": "Compose", "inputs": "@item()" } } },
                "Mine": { "type": "Compose", "inputs": "@outputs('C')", "runAfter": { "Inner": ["Succeeded", "Failed"] } } } },
              "None": { "type": "Foreach", "foreach": [], "actions": { "D": { "type": "Compose", "inputs": 1 } } },
              "Out": { "type": "Compose", "inputs": { "c": "@outputs('C')", "d": "@outputs('D')" }, "runAfter": { "Outer": ["Succeeded", "Failed"], "None": ["Succeeded"] } } }
            """).Start();

        run.OutputsOf("Outer[0]/Mine")!.ToString().ShouldBe("[5,6]");
        run.OutputsOf("Outer[2]/Mine")!.ToString().ShouldBe("[5]");
        run.OutputsOf("Out")!.ToString().ShouldBe("""{"c":[[5,6],[],[5]],"d":[]}""");
    }

    [Fact]
    public void A_turn_does_not_see_what_another_turn_left()
    {
        var run = TestRun.Of("""
            { "Each": { "type": "Foreach", "foreach": [1, 2], "actions": {
                "If": { "type": "If", "expression": "@equals(item(), 1)", "actions": { "C": { "type": "Compose", "inputs": "@item()" } } },
                "After": { "type": "Compose", "inputs": { "outputs": "@outputs('C')", "status": "@actions('C')['status']" }, "runAfter": { "If": ["Succeeded"] } } } } }
            """).Start();

        run.OutputsOf("Each[0]/After")!.ToString().ShouldBe("""{"outputs":1,"status":"Succeeded"}""");
        run.OutputsOf("Each[1]/After")!.ToString().ShouldBe("""{"outputs":null,"status":"Skipped"}""");
    }

    [Fact]
    public void A_loop_that_runs_again_starts_gathering_anew()
    {
        var run = TestRun.Of("""
            { "Again": { "type": "Until", "expression": "@equals(iterationIndexes('Again'), 1)", "actions": {
                "Each": { "type": "Foreach", "foreach": "@range(iterationIndexes('Again'), sub(3, iterationIndexes('Again')))", "actions": { "C": { "type": "Compose", "inputs": "@item()" } } },
                "Turn": { "type": "Compose", "inputs": "@outputs('C')", "runAfter": { "Each": ["Succeeded"] } } } },
              "Out": { "type": "Compose", "inputs": "@outputs('C')", "runAfter": { "Again": ["Succeeded"] } } }
            """).Start();

        run.OutputsOf("Again[0]/Turn")!.ToString().ShouldBe("[0,1,2]");
        run.OutputsOf("Again[1]/Turn")!.ToString().ShouldBe("[1,2]");
        run.OutputsOf("Out")!.ToString().ShouldBe("[1,2]");
    }
}
