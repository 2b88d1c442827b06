using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class VariableTests
{
    [Theory]
    [InlineData("@@x")]
    [InlineData("a@b")]
    [InlineData("a@@{b}")]
    public void A_name_means_the_same_where_it_is_declared_changed_and_read(string name)
    {
        var run = TestRun.Of($$"""
            { "V": { "type": "InitializeVariable", "inputs": { "variables": [{ "name": "{{name}}", "type": "string", "value": "a" }] } },
              "S": { "type": "SetVariable", "inputs": { "name": "{{name}}", "value": "x" }, "runAfter": { "V": ["Succeeded"] } },
              "Read": { "type": "Compose", "inputs": "@variables('{{name.Replace("@@", "@", StringComparison.Ordinal)}}')", "runAfter": { "S": ["Succeeded"] } } }
            """).Start();

        run.State.Status.ShouldBe(RunStatus.Succeeded);
        run.OutputsOf("Read")!.AsText().ShouldBe("x");
    }

    [Fact]
    public void A_run_whose_version_was_published_with_worked_out_names_fails_where_it_can_not_go_on_and_never_breaks()
    {
        var faults = new FaultList();
        var program = FlowProgram.Compile(
            TestRun.Read("""
                { "V": { "type": "InitializeVariable", "inputs": { "variables": [{ "name": "@{concat('a','b')}", "type": "string", "value": "a" }] } },
                  "S": { "type": "SetVariable", "inputs": { "name": "ab", "value": "x" }, "runAfter": { "V": ["Succeeded", "Failed"] } } }
                """),
            faults);
        var context = new AdvanceContext { Now = TestRun.Start0, Chance = new Random(1) };
        var ended = Engine.Advance(program, RunState.New(), new RunInput.Start("manual", Value.Null), context);

        ended.Journal.Single(e => e.Path == "V").Fault!.Code.ShouldBe("VariableName");
        ended.Journal.Single(e => e.Path == "S").Fault!.Code.ShouldBe("MissingVariable");
    }

    [Fact]
    public void A_variable_that_the_run_has_and_its_version_does_not_declare_fails_the_step_that_changes_it()
    {
        var faults = new FaultList();
        var program = FlowProgram.Compile(TestRun.Read("""{ "S": { "type": "IncrementVariable", "inputs": { "name": "n" } } }"""), faults);
        var state = RunState.New();
        state.Variables["n"] = Value.Of(1);
        var ended = Engine.Advance(program, state, new RunInput.Start("manual", Value.Null), new AdvanceContext { Now = TestRun.Start0, Chance = new Random(1) });

        ended.Journal.Single(e => e.Path == "S").Fault!.Message.ShouldContain("declares no variable called 'n'");
    }

    [Fact]
    public void What_can_not_be_changed_so_is_told_by_what_the_variable_holds()
    {
        var run = TestRun.Of("""
            { "V": { "type": "InitializeVariable", "inputs": { "variables": [{ "name": "t", "type": "string" }] } },
              "Null": { "type": "SetVariable", "inputs": { "name": "t", "value": null }, "runAfter": { "V": ["Succeeded"] } },
              "Append": { "type": "AppendToStringVariable", "inputs": { "name": "t", "value": "x" }, "runAfter": { "Null": ["Succeeded"] } } }
            """).Start();

        run.Ended("Append").Fault!.Message.ShouldContain("The variable 't' holds nothing (null), not a text.");
    }
}
