using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class SwitchTests
{
    private static TestRun Choosing(string expression, string cases) => TestRun.Of($$"""
        { "S": { "type": "Switch", "expression": {{expression}}, "cases": { {{cases}} }, "default": { "actions": { "Else": { "type": "Compose", "inputs": 1 } } } } }
        """).Start();

    [Theory]
    [InlineData("\"@toUpper('a')\"", "\"a\"", "S/Else")]
    [InlineData("\"@toUpper('a')\"", "\"A\"", "S/Hit")]
    [InlineData("\"@add(1, 1)\"", "2", "S/Hit")]
    [InlineData("\"@mul(1.0, 2)\"", "2", "S/Hit")]
    [InlineData("\"plain\"", "\"plain\"", "S/Hit")]
    public void A_switch_takes_the_case_that_equals_and_case_matters(string expression, string value, string taken)
    {
        var run = Choosing(expression, $$"""
            "One": { "case": {{value}}, "actions": { "Hit": { "type": "Compose", "inputs": 1 } } }
            """);

        run.StatusOf(taken).ShouldBe(StepStatus.Succeeded);
        run.StatusOf(taken == "S/Hit" ? "S/Else" : "S/Hit").ShouldBe(StepStatus.Skipped);
    }

    [Theory]
    [InlineData("\"@null\"", "\"a\"", "nothing (null)")]
    [InlineData("\"@createArray(1)\"", "\"a\"", "a list")]
    [InlineData("\"@add(1, 1)\"", "\"2\"", "the case 'One' stands for a text")]
    public void A_switch_that_could_never_choose_fails_and_takes_no_branch(string expression, string value, string words)
    {
        var run = Choosing(expression, $$"""
            "One": { "case": {{value}}, "actions": { "Hit": { "type": "Compose", "inputs": 1 } } }
            """);

        run.Ended("S").Fault!.Code.ShouldBe("ExpressionEvaluationFailed");
        run.Ended("S").Fault!.Message.ShouldContain(words);
        run.StatusOf("S/Hit").ShouldBe(StepStatus.Skipped);
        run.StatusOf("S/Else").ShouldBe(StepStatus.Skipped);
    }
}
