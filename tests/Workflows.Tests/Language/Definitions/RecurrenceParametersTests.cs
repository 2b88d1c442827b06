using System.Text;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Workflows.Tests.Language.Definitions;

public sealed class RecurrenceParametersTests
{
    private static string Flow(string recurrence) => $$"""
        { "parameters": { "often": { "type": "String", "defaultValue": "Week" }, "n": { "type": "Int", "defaultValue": 2 }, "days": { "type": "Array", "defaultValue": ["Monday"] } },
          "triggers": { "T": { "type": "Recurrence", "recurrence": {{recurrence}} } }, "actions": {} }
        """;

    [Fact]
    public void A_recurrence_may_be_said_by_the_flows_parameters()
    {
        var faults = new FaultList();
        var flow = FlowDocument.Read(Encoding.UTF8.GetBytes(Flow("""{ "frequency": "@parameters('often')", "interval": "@add(parameters('n'), 1)", "schedule": { "weekDays": "@parameters('days')" } }""")), faults)!;
        var rule = FlowRecurrence.JobOf("Letters", flow.Definition.Triggers.Single(), DateTimeOffset.UnixEpoch)!.Rule;

        faults.ShouldBeEmpty();
        rule.Frequency.ToString().ShouldBe("Week");
        rule.Interval.ShouldBe(3);
        rule.WeekDays.ShouldBe([DayOfWeek.Monday]);
    }

    [Theory]
    [InlineData("""{ "frequency": "Day", "interval": "@dayOfMonth(utcNow())" }""", "NotAvailable")]
    [InlineData("""{ "frequency": "Day", "interval": "@rand(1, 9)" }""", "NotAvailable")]
    [InlineData("""{ "frequency": "Day", "interval": "@triggerBody()" }""", "InvalidRecurrence")]
    [InlineData("""{ "frequency": "Day", "interval": "@parameters('missing')" }""", "MissingParameter")]
    [InlineData("""{ "frequency": "Day", "interval": "@parameters('n'" }""", "ExpressionSyntax")]
    public void What_is_not_known_before_a_run_starts_is_refused(string recurrence, string code) =>
        Checked.Document(Flow(recurrence)).ShouldContain(f => f.StartsWith("Error triggers.T.recurrence") && f.EndsWith(code));
}
