using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Tests.Language.Definitions;

namespace CampaignTracker.Workflows.Tests.Execution;

/// <summary>The "Date Time" operations of exported flows, which need no connector.</summary>
public sealed class DateTimeStepTests
{
    [Theory]
    [InlineData("CurrentTime", "{}", "2026-01-05T09:00:00.0000000Z")]
    [InlineData("AddToTime", """{ "baseTime": "2026-01-31T10:00:00Z", "interval": 1, "timeUnit": "Month" }""", "2026-02-28T10:00:00.0000000Z")]
    [InlineData("SubtractFromTime", """{ "baseTime": "@{utcNow()}", "interval": "@{add(1, 1)}", "timeUnit": "Day" }""", "2026-01-03T09:00:00.0000000Z")]
    [InlineData("GetFutureTime", """{ "interval": 3, "timeUnit": "Hour" }""", "2026-01-05T12:00:00.0000000Z")]
    [InlineData("getPastTime", """{ "interval": 1, "timeUnit": "week" }""", "2025-12-29T09:00:00.0000000Z")]
    [InlineData("ConvertTimeZone", """{ "baseTime": "@utcNow()", "sourceTimeZone": "UTC", "destinationTimeZone": "AUS Eastern Standard Time", "formatString": "g" }""", "1/5/2026 8:00 PM")]
    [InlineData("ConvertTimezone", """{ "baseTime": "2026-07-01T12:00:00Z", "sourceTimeZone": "UTC", "destinationTimeZone": "Europe/London" }""", "2026-07-01T13:00:00.0000000")]
    [InlineData("AddToTime", "\"@json('{ \\\"baseTime\\\": \\\"2026-01-31\\\", \\\"interval\\\": 1, \\\"timeUnit\\\": \\\"Day\\\" }')\"", "2026-02-01T00:00:00.0000000")]
    public void A_time_is_computed_as_the_function_of_the_same_name_does(string kind, string inputs, string expected)
    {
        var run = TestRun.Of($$"""{ "T": { "type": "Expression", "kind": "{{kind}}", "inputs": {{inputs}} }, "C": { "type": "Compose", "inputs": "@body('T')", "runAfter": { "T": ["Succeeded"] } } }""").Start();

        run.OutputsOf("C")!.AsText().ShouldBe(expected);
    }

    [Theory]
    [InlineData("AddToTime", """{ "baseTime": "tomorrow", "interval": 1, "timeUnit": "Day" }""", "InvalidTemplate")]
    [InlineData("AddToTime", """{ "baseTime": "2026-01-31", "interval": 9223372036854775807, "timeUnit": "Year" }""", "InvalidTemplate")]
    [InlineData("AddToTime", """{ "baseTime": "@null", "interval": 1, "timeUnit": "Day" }""", "MissingInput")]
    [InlineData("ConvertTimeZone", """{ "baseTime": "2026-01-31", "sourceTimeZone": "Nowhere", "destinationTimeZone": "UTC" }""", "InvalidTemplate")]
    public void What_is_no_time_fails_the_step(string kind, string inputs, string code)
    {
        var run = TestRun.Of($$"""{ "T": { "type": "Expression", "kind": "{{kind}}", "inputs": {{inputs}} } }""").Start();

        run.Ended("T").Fault!.Code.ShouldBe(code);
        run.State.Status.ShouldBe(RunStatus.Failed);
    }

    [Theory]
    [InlineData("""{ "type": "Expression", "kind": "Guess", "inputs": {} }""", "kind UnknownKind")]
    [InlineData("""{ "type": "Expression", "inputs": {} }""", "kind UnknownKind")]
    [InlineData("""{ "type": "Expression", "kind": "GetPastTime", "inputs": { "interval": 1 } }""", "inputs.timeUnit MissingInput")]
    public void The_checker_names_what_is_missing(string step, string fault) =>
        Checked.Actions($$"""{ "T": {{step}} }""").ShouldContain($"Error actions.T.{fault}");
}
