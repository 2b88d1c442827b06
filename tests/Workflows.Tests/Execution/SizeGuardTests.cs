using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

/// <summary>
/// A value may share parts: forty turns of createArray(x, x) take no memory and would be two to the fortieth items when written. Whatever
/// makes such a value, its step fails with words, at once, and the run goes on from there.
/// </summary>
public sealed class SizeGuardTests
{
    private static readonly RunLimits Small = RunLimits.Default with { ValueCharacters = 200_000, TurnCharacters = 2_000_000, StateCharacters = 500_000 };

    [Fact]
    public void An_expression_that_gives_a_value_too_big_to_write_is_an_error()
    {
        var faults = new List<TemplateFault>();
        var template = TemplateCompiler.Compile(Value.Of("@createArray(item(), item())"), "", faults);

        var error = Should.Throw<ExpressionException>(() => template.Evaluate(new Items(Doubled(60)))).Error;

        faults.ShouldBeEmpty();
        error.Code.ShouldBe(ErrorCodes.TooLong);
    }

    [Fact]
    public void The_size_of_a_value_is_that_of_its_text_and_counts_shared_parts_each_time()
    {
        ValueSize.Of(Doubled(3)).ShouldBe((60, 3), "2 for brackets and 1 an item at each of 3 levels, 4 for a null: 12, 28, 60");
        ValueSize.Of(Doubled(200)).Characters.ShouldBe(1L << 48, "more than that is not told apart");
        ValueSize.Measure(Doubled(600)).ShouldBeNull("deeper than JSON is read");
    }

    [Theory]
    [InlineData("""{ "Twice": { "type": "Compose", "inputs": "@createArray(variables('x'), variables('x'))" }, "Set": { "type": "SetVariable", "inputs": { "name": "x", "value": "@outputs('Twice')" }, "runAfter": { "Twice": ["Succeeded"] } } }""")]
    [InlineData("""{ "Twice": { "type": "Select", "inputs": { "from": "@range(0, 2)", "select": "@variables('x')" } }, "Set": { "type": "SetVariable", "inputs": { "name": "x", "value": "@body('Twice')" }, "runAfter": { "Twice": ["Succeeded"] } } }""")]
    [InlineData("""{ "Twice": { "type": "Compose", "inputs": { "a": "@variables('x')", "b": "@variables('x')" } }, "Set": { "type": "SetVariable", "inputs": { "name": "x", "value": "@createArray(outputs('Twice'))" }, "runAfter": { "Twice": ["Succeeded"] } } }""")]
    [InlineData("""{ "Add": { "type": "AppendToArrayVariable", "inputs": { "name": "x", "value": "@variables('x')" } } }""")]
    [InlineData("""{ "Text": { "type": "Join", "inputs": { "from": "@createArray(variables('x'), variables('x'))", "joinWith": "," } }, "Add": { "type": "AppendToArrayVariable", "inputs": { "name": "x", "value": "@body('Text')" }, "runAfter": { "Text": ["Succeeded"] } } }""")]
    [InlineData("""{ "Text": { "type": "Table", "inputs": { "from": "@createArray(variables('x'), variables('x'))", "format": "HTML", "columns": [ { "header": "A", "value": "@item()" } ] } }, "Add": { "type": "AppendToArrayVariable", "inputs": { "name": "x", "value": "@body('Text')" }, "runAfter": { "Text": ["Succeeded"] } } }""")]
    [InlineData("""{ "Add": { "type": "AppendToStringVariable", "inputs": { "name": "s", "value": "@{variables('s')}xx" } } }""")]
    [InlineData("""{ "Through": { "type": "Foreach", "foreach": "@createArray(variables('x'), variables('x'))", "actions": { "Add": { "type": "AppendToArrayVariable", "inputs": { "name": "x", "value": "@item()" } } } } }""")]
    public void A_value_that_doubles_forty_times_fails_its_step_in_words(string doubling)
    {
        var run = TestRun.Of($$"""
            { "x": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "x", "type": "array", "value": [1] } ] } },
              "s": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "s", "type": "string", "value": "ab" } ] }, "runAfter": { "x": ["Succeeded"] } },
              "Forty": { "type": "Until", "expression": "@equals(actions('Turn')['status'], 'Failed')", "limit": { "count": 40 }, "actions": { "Turn": { "type": "Scope", "actions": {{doubling}} } }, "runAfter": { "s": ["Succeeded"] } },
              "Afterwards": { "type": "Compose", "inputs": "It went on.", "runAfter": { "Forty": ["Failed"] } } }
            """);
        run.Limits = Small;
        run.Start();

        run.Journal.First(e => e.Status == StepStatus.Failed).Fault!.Code.ShouldBeOneOf("ValueTooLarge", "TurnTooLarge");
        run.OutputsOf("Afterwards").ShouldBe(Value.Of("It went on."));
        run.State.Status.ShouldBe(RunStatus.Succeeded);
        JournalCharacters(run).ShouldBeLessThan(5_000_000);
    }

    [Fact]
    public void With_the_limits_as_they_are_forty_doublings_end_within_seconds()
    {
        var program = FlowProgram.Compile(TestRun.Read("""
            { "x": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "x", "type": "array", "value": [1] } ] } },
              "Forty": { "type": "Until", "expression": "@false", "limit": { "count": 40 }, "actions": {
                "Twice": { "type": "Compose", "inputs": "@createArray(variables('x'), variables('x'))" },
                "Set": { "type": "SetVariable", "inputs": { "name": "x", "value": "@outputs('Twice')" }, "runAfter": { "Twice": ["Succeeded"] } } }, "runAfter": { "x": ["Succeeded"] } } }
            """));
        var started = new RunInput.Start("manual", Value.Null);
        var result = Engine.Advance(program, RunState.New(), started, new AdvanceContext { Now = TestRun.Start0, Chance = new Random(1) });

        result.State.Status.ShouldBe(RunStatus.Failed);
        result.State.ToBytes().Length.ShouldBeLessThan(50_000_000);
        result.Journal.First(e => e.Status == StepStatus.Failed).Fault!.Message.ShouldContain("16,777,216 characters");
    }

    [Fact]
    public void A_value_that_goes_on_getting_deeper_fails_its_step_and_not_the_process()
    {
        var run = TestRun.Of("""
            { "x": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "x", "type": "array" } ] } },
              "Deep": { "type": "Until", "expression": "@false", "limit": { "count": 100000 }, "actions": {
                "In": { "type": "Compose", "inputs": "@createArray(variables('x'))" },
                "Set": { "type": "SetVariable", "inputs": { "name": "x", "value": "@outputs('In')" }, "runAfter": { "In": ["Succeeded"] } } }, "runAfter": { "x": ["Succeeded"] } } }
            """).Start();

        run.Journal.First(e => e.Status == StepStatus.Failed).Fault!.Code.ShouldBe("ValueTooDeep");
    }

    [Fact]
    public void A_trigger_that_brings_too_much_starts_a_run_that_says_so()
    {
        var run = TestRun.Of("""{ "C": { "type": "Compose", "inputs": "@triggerBody()" } }""");
        run.Take(new RunInput.Start("manual", ObjectValue.Of(("body", Doubled(40)))));

        run.State.Status.ShouldBe(RunStatus.Failed);
        run.State.Fault!.Code.ShouldBe("ValueTooLarge");
        run.Journal.ShouldNotContain(e => e.Path == "C" && e.Status == StepStatus.Succeeded);
    }

    [Fact]
    public void An_answer_from_outside_that_is_too_big_fails_the_step_that_waits_for_it()
    {
        var run = TestRun.Of("""{ "Wait": { "type": "Campaign.WaitForEvent", "inputs": { "event": "a" } } }""").Start();
        run.Take(new RunInput.EventArrived(run.InstanceOf("Wait"), Guid.Empty, "a", Doubled(40)));

        run.Ended("Wait").Fault!.Code.ShouldBe("ValueTooLarge");
    }

    [Fact]
    public void What_one_turn_writes_into_the_journal_has_an_end()
    {
        var run = TestRun.Of("""
            { "Each": { "type": "Foreach", "foreach": "@range(0, 1000)", "actions": { "C": { "type": "Compose", "inputs": "@triggerBody()" } } } }
            """);
        run.Limits = Small;
        run.Start($"\"{new string('x', 100_000)}\"");

        run.Journal.First(e => e.Status == StepStatus.Failed).Fault!.Code.ShouldBe("TurnTooLarge");
        JournalCharacters(run).ShouldBeLessThan(3_000_000);
    }

    [Fact]
    public void A_run_that_keeps_too_much_for_its_later_steps_fails_in_words()
    {
        var steps = Enumerable.Range(1, 8).Select(i => $$"""
            "C{{i}}": { "type": "Compose", "inputs": "@concat(triggerBody(), '{{i}}')" {{(i > 1 ? $", \"runAfter\": {{ \"W{i - 1}\": [\"Succeeded\"] }}" : "")}} },
            "W{{i}}": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } }, "runAfter": { "C{{i}}": ["Succeeded"] } }
            """);
        var all = string.Join(", ", Enumerable.Range(1, 8).Select(i => $"length(outputs('C{i}'))"));
        var run = TestRun.Of($$"""{ {{string.Join(",", steps)}}, "Sum": { "type": "Compose", "inputs": "@createArray({{all}})", "runAfter": { "W8": ["Succeeded"] } } }""");
        run.Limits = Small;
        run.Start($"\"{new string('x', 40_000)}\"").ToEnd();

        run.State.Fault!.Code.ShouldBe("StateTooLarge");
        run.State.ToBytes().Length.ShouldBeLessThan(1_500_000);
    }

    [Fact]
    public void A_run_that_lets_go_of_what_it_made_may_make_more_than_it_may_keep()
    {
        var run = TestRun.Of("""
            { "Rounds": { "type": "Until", "expression": "@greater(iterationIndexes('Rounds'), 19)", "limit": { "count": 50, "timeout": "P1Y" }, "actions": {
                "C": { "type": "Compose", "inputs": "@concat(triggerBody(), 'x')" },
                "W": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } }, "runAfter": { "C": ["Succeeded"] } } } } }
            """);
        run.Limits = Small;
        run.Start($"\"{new string('x', 90_000)}\"").ToEnd();

        run.State.Status.ShouldBe(RunStatus.Succeeded, run.State.Fault?.Message);
    }

    /// <summary>A list of two equal lists of two equal lists ...</summary>
    private static Value Doubled(int times)
    {
        var value = Value.Null;
        for (var i = 0; i < times; i++)
        {
            value = ArrayValue.Own([value, value]);
        }

        return value;
    }

    private static long JournalCharacters(TestRun run) => run.Journal.Sum(e => (long)(e.Inputs?.ToString().Length ?? 0) + (e.Outputs?.ToString().Length ?? 0));

    private sealed class Items(Value item) : ExpressionContext
    {
        public override DateTimeOffset Now => TestRun.Start0;

        public override Random Chance { get; } = new(1);

        public override Value? Item => item;
    }
}
