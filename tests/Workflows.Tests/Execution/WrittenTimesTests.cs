using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class WrittenTimesTests
{
    [Fact]
    public void Dates_durations_zones_and_recurrences_that_can_not_be_read_are_all_listed_with_their_paths()
    {
        var faults = new FaultList();
        var document = FlowDocument.Read(ValueJson.Parse("""
            { "triggers": { "Weekly": { "type": "Recurrence", "recurrence": { "frequency": "Fortnight", "interval": 1, "timeZone": "Europe/Londn" } } },
              "actions": {
                "W": { "type": "Wait", "inputs": { "until": { "timestamp": "2026-13-45" } } },
                "G": { "type": "Campaign.Gate", "inputs": { "condition": "@true", "deadline": "next week", "remindEvery": "14 days" } },
                "R": { "type": "Campaign.Reminder", "inputs": { "title": "T", "to": "role:lead", "schedule": { "frequency": "Day", "interval": 1, "timeZone": "Mars/Base" } } },
                "L": { "type": "Scope", "limit": { "timeout": "1h" }, "actions": {} },
                "Fine": { "type": "Wait", "inputs": { "until": { "timestamp": "@addDays(utcNow(), 1)" } } } } }
            """), faults)!;
        FlowProgram.Compile(document.Definition, faults);

        faults.Errors.Select(f => f.Path).ShouldBe(
            [
                "triggers.Weekly.recurrence.frequency", "triggers.Weekly.recurrence.timeZone", "actions.W.inputs.until", "actions.G.inputs.deadline",
                "actions.G.inputs.remindEvery", "actions.R.inputs.schedule.timeZone", "actions.L.limit.timeout",
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{ "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org", "retryPolicy": { "type": "fixed", "count": 3, "interval": "P9999Y" } } }""", "inputs.retryPolicy.interval")]
    [InlineData("""{ "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org", "retryPolicy": { "type": "exponential", "count": 3, "interval": "-PT5S" } } }""", "inputs.retryPolicy.interval")]
    [InlineData("""{ "type": "Campaign.Reminder", "inputs": { "title": "T", "to": "role:lead", "before": { "deadline": "0001-01-02", "workingDays": [0, 5] } } }""", "inputs.before.workingDays[1]")]
    [InlineData("""{ "type": "Campaign.Reminder", "inputs": { "title": "T", "to": "role:lead", "before": { "deadline": "0003-01-02", "workingDays": [10000] } } }""", "inputs.before.workingDays[0]")]
    [InlineData("""{ "type": "Campaign.Reminder", "inputs": { "title": "T", "to": "role:lead", "before": { "deadline": "2026-01-02", "workingDays": [-1] } } }""", "inputs.before.workingDays[0]")]
    [InlineData("""{ "type": "Wait", "inputs": { "interval": { "count": 357913942, "unit": "Year" } } }""", "inputs.interval.count")]
    [InlineData("""{ "type": "Scope", "limit": { "timeout": "P9999Y" }, "actions": {} }""", "limit.timeout")]
    [InlineData("""{ "type": "Campaign.Reflection", "inputs": { "title": "T", "lasts": "P1000000Y1000000M" } }""", "inputs.lasts")]
    [InlineData("""{ "type": "Until", "expression": "@true", "limit": { "count": "three" }, "actions": {} }""", "limit.count")]
    [InlineData("""{ "type": "Campaign.Gate", "inputs": { "condition": "@equals(1, 2)", "remindEvery": "-P7D" } }""", "inputs.remindEvery")]
    [InlineData("""{ "type": "Campaign.Gate", "inputs": { "condition": "@equals(1, 2)", "remindEvery": "PT0S" } }""", "inputs.remindEvery")]
    [InlineData("""{ "type": "Campaign.Approval", "inputs": { "title": "T", "assignedTo": "role:lead", "remindEvery": 7 } }""", "inputs.remindEvery")]
    [InlineData("""{ "type": "Campaign.Approval", "inputs": { "title": "T", "assignedTo": "role:lead", "escalateAfter": "-P1D" } }""", "inputs.escalateAfter")]
    public void What_leaves_the_calendar_or_its_range_is_an_error_at_its_place(string step, string place)
    {
        var faults = new FaultList();
        FlowProgram.Compile(TestRun.Read($$"""{ "S": {{step}} }"""), faults);

        faults.Errors.Select(f => f.Path).ShouldBe([$"actions.S.{place}"]);
    }

    [Theory]
    [InlineData("Campaign.Approval", "remindEvery", "@concat('a', ' week')", "'remindEvery': \"a week\" is not a duration.")]
    [InlineData("Campaign.Approval", "remindEvery", "@sub(0, 7)", "'remindEvery': -7 is not a duration.")]
    [InlineData("Campaign.Approval", "remindEvery", "@{concat('-', 'P7D')}", "'remindEvery': \"-P7D\" lies in the past.")]
    [InlineData("Campaign.Approval", "remindEvery", "@{concat('P', '0D')}", "'remindEvery': \"P0D\" is no time at all.")]
    [InlineData("Campaign.Approval", "escalateAfter", "@{concat('-', 'P7D')}", "'escalateAfter': \"-P7D\" lies in the past.")]
    [InlineData("Campaign.Gate", "remindEvery", "@concat('a', ' week')", "'remindEvery': \"a week\" is not a duration.")]
    [InlineData("Campaign.Gate", "remindEvery", "@{concat('-', 'P7D')}", "'remindEvery': \"-P7D\" lies in the past.")]
    public void A_time_between_reminders_that_an_expression_computes_wrongly_fails_the_step_and_nobody_is_asked(string type, string member, string value, string sentence)
    {
        var run = TestRun.Of($$"""{ "S": { "type": "{{type}}", "inputs": { "title": "T", "assignedTo": "role:lead", "condition": "@equals(1, 2)", "{{member}}": "{{value}}" } } }""").Start();

        var fault = run.Ended("S").Fault!;
        fault.Code.ShouldBe("InvalidDuration");
        fault.Message.ShouldStartWith(sentence);
        run.Effects.ShouldNotContain(e => e is Effect.Change || e is Effect.SetTimer);
    }

    [Fact]
    public void Who_is_to_be_told_at_once_is_told_at_once() =>
        TestRun.Of("""{ "S": { "type": "Campaign.Approval", "inputs": { "title": "T", "assignedTo": "role:lead", "escalateAfter": "@{concat('PT', '0S')}" } } }""").Start()
            .Effects.OfType<Effect.SetTimer>().Single(t => t.Purpose == TimerPurpose.Escalate).DueAt.ShouldBe(TestRun.Start0);

    [Theory]
    [InlineData("""{ "type": "Campaign.Reminder", "inputs": { "title": "T", "to": "role:lead", "before": { "deadline": "@{if(equals(triggerBody(), 1), '', '0001-01-02')}", "workingDays": [5] } } }""", "InvalidReminder")]
    [InlineData("""{ "type": "Wait", "inputs": { "interval": { "count": "@int('357913942')", "unit": "Year" } } }""", "InvalidWait")]
    [InlineData("""{ "type": "Wait", "inputs": { "until": { "timestamp": "@{'9999-12-31T23:59:59-14:00'}" } } }""", "InvalidWait")]
    [InlineData("""{ "type": "Campaign.Gate", "inputs": { "condition": "@equals(1, 2)", "deadline": "@{'0001-01-01T00:00:00+14:00'}" } }""", "InvalidDate")]
    [InlineData("""{ "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org" }, "limit": { "timeout": "@{'P9999Y'}" } }""", "InvalidTimeout")]
    [InlineData("""{ "type": "Campaign.Approval", "inputs": { "title": "T", "assignedTo": "role:lead", "remindEvery": "@{'P9999Y'}" } }""", "InvalidDuration")]
    public void What_an_expression_moves_out_of_the_calendar_fails_its_step_in_words(string step, string code)
    {
        var run = TestRun.Of($$"""{ "S": {{step}} }""").Start();

        run.Ended("S").Fault!.Code.ShouldBe(code);
    }

    [Fact]
    public void A_retry_policy_that_an_expression_moves_out_of_the_calendar_fails_the_call_in_words()
    {
        var run = TestRun.Of("""{ "S": { "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org" }, "retryPolicy": { "type": "fixed", "count": 3, "interval": "@{if(equals(triggerBody(), 1), 'PT1S', 'P9999Y')}" } } }""").Start();
        run.Take(new RunInput.Completed(run.InstanceOf("S"), 1, Outcome.Failed(new("Down", "Nobody answers."), mayRetry: true)));

        run.Ended("S").Fault!.Message.ShouldContain("before the year 10000");
    }

    [Fact]
    public void Near_the_end_of_the_calendar_a_call_is_tried_again_at_its_last_moment()
    {
        var run = TestRun.Of("""{ "S": { "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org" }, "retryPolicy": { "type": "fixed", "count": 3, "interval": "P100Y" } } }""");
        run.Now = new(9950, 1, 1, 0, 0, 0, TimeSpan.Zero);
        run.Start();
        run.Take(new RunInput.Completed(run.InstanceOf("S"), 1, Outcome.Failed(new("Down", "Nobody answers."), mayRetry: true)));

        run.Effect<Effect.SetTimer>().DueAt.ShouldBe(DateTimeOffset.MaxValue);
    }

    [Theory]
    [InlineData("""{ "type": "Until", "expression": "@equals(1, 2)", "limit": { "count": "3" }, "actions": { "C": { "type": "Compose", "inputs": 1 } } }""", "iterations", "3")]
    [InlineData("""{ "type": "Campaign.Task", "inputs": { "title": "T", "assignedTo": "role:lead", "dueInWorkingDays": "5", "waitForCompletion": true } }""", "due", "2026-01-12")]
    public void Digits_are_read_as_a_count_wherever_counts_are(string step, string what, string expected)
    {
        var run = TestRun.Of($$"""{ "S": {{step}} }""").Start();

        (what == "due" ? run.Effect<Effect.Change>().Inputs.Get("due")!.AsText() : run.OutputsOf("S")!.Get("iterations")!.ToString()).ShouldBe(expected);
    }
}
