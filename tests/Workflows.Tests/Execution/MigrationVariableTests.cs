using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Execution.Migrating;
using CampaignTracker.Workflows.Language.Definitions;

namespace CampaignTracker.Workflows.Tests.Execution;

/// <summary>A move must not lead a run to a variable that it does not have, or has as something else.</summary>
public sealed class MigrationVariableTests
{
    private const string Wait = """ "W": { "type": "Wait", "inputs": { "interval": { "count": 5, "unit": "Day" } }, "runAfter": { "V": ["Succeeded"] } } """;

    private static string Flow(string first, string last) => $$"""
        { "V": {{first}}, {{Wait}}, "Z": { {{last}}, "runAfter": { "W": ["Succeeded"] } } }
        """;

    private static string Declares(string type) => $$"""{ "type": "InitializeVariable", "inputs": { "variables": [{ "name": "n", "type": "{{type}}" }] } }""";

    private static MigrationPlan Plan(TestRun run, string now) => run.PlanTo(FlowProgram.Compile(TestRun.Read(now), new FaultList()), new Dictionary<string, string>());

    [Fact]
    public void A_variable_that_the_new_version_only_changes_and_does_not_initialise_is_refused()
    {
        const string Last = """ "type": "IncrementVariable", "inputs": { "name": "n" } """;
        var now = Flow("""{ "type": "Compose", "inputs": 1 }""", Last);

        Plan(TestRun.Of(Flow(Declares("integer"), Last)).Start(), now).Refusals.ShouldHaveSingleItem()
            .ShouldStartWith("'Z' changes the variable 'n', which the new version does not initialise.");
    }

    [Theory]
    [InlineData("IncrementVariable")]
    [InlineData("SetVariable")]
    public void A_variable_that_only_a_step_behind_the_run_would_have_made_can_not_be_changed_ahead_of_it(string type)
    {
        const string Old = """{ "A": { "type": "Compose", "inputs": 1 }, "W": { "type": "Wait", "inputs": { "interval": { "count": 5, "unit": "Day" } }, "runAfter": { "A": ["Succeeded"] } } }""";
        var now = Flow(Declares("integer"), $$""" "type": "{{type}}", "inputs": { "name": "n", "value": 1 } """);

        Plan(TestRun.Of(Old).Start(), now).Refusals.ShouldHaveSingleItem().ShouldStartWith("'Z' changes the variable 'n', but the run is past 'V', which would have made it.");
    }

    [Theory]
    [InlineData(""" "type": "AppendToStringVariable", "inputs": { "name": "n", "value": "x" } """, "changes")]
    [InlineData(""" "type": "Compose", "inputs": "@length(variables('n'))" """, "reads")]
    public void A_variable_that_holds_what_its_new_type_can_not_take_is_refused_where_it_is_used_ahead(string last, string uses)
    {
        var run = TestRun.Of(Flow(Declares("integer"), """ "type": "Compose", "inputs": 1 """)).Start();

        Plan(run, Flow(Declares("string"), last)).Refusals.ShouldHaveSingleItem()
            .ShouldStartWith($"'Z' {uses} the variable 'n', which is a text in the new version, but the run holds a whole number in it.");
        Plan(run, Flow(Declares("string"), """ "type": "Compose", "inputs": 2 """)).IsAllowed.ShouldBeTrue("nobody ahead uses it");
    }

    [Fact]
    public void A_whole_number_becomes_a_number_with_its_variable()
    {
        var now = Flow(Declares("float"), """ "type": "IncrementVariable", "inputs": { "name": "n", "value": 0.5 } """);
        var run = TestRun.Of(Flow(Declares("integer"), """ "type": "IncrementVariable", "inputs": { "name": "n" } """)).Start();
        var moved = run.MoveTo(Plan(run, now), now, new Actor("Anna")).ToEnd();

        moved.OutputsOf("Z")!.Get("value")!.ToString().ShouldBe("0.5");
    }
}
