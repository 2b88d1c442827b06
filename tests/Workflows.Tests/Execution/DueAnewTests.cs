using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Tests.Execution;

/// <summary>What was meant by the clock on the wall stays meant when a zone changes its rules after a timer was set. Another zone stands for the new rules.</summary>
public sealed class DueAnewTests
{
    private const string July = "2026-07-01T09:00:00";

    /// <summary>As if the United Kingdom had given up summer time.</summary>
    private static readonly Zone NoSummerTime = TimeZones.Resolve("Atlantic/Reykjavik");

    private static readonly Zone London = TimeZones.Resolve("Europe/London");

    [Theory]
    [InlineData($$"""{ "S": { "type": "Wait", "inputs": { "until": { "timestamp": "{{July}}" } } } }""")]
    [InlineData($$"""{ "S": { "type": "Campaign.Gate", "inputs": { "title": "G", "condition": "@false", "deadline": "{{July}}" } } }""")]
    [InlineData($$"""{ "S": { "type": "Campaign.WaitForEvent", "inputs": { "event": "a", "deadline": "{{July}}" } } }""")]
    [InlineData($$"""{ "S": { "type": "Campaign.Reminder", "inputs": { "title": "R", "to": ["role:lead"], "at": "{{July}}" } } }""")]
    [InlineData("""{ "S": { "type": "Campaign.Gate", "inputs": { "title": "G", "condition": "@false", "remindEvery": "P177D" } } }""")]
    [InlineData("""{ "S": { "type": "Campaign.Approval", "inputs": { "title": "A", "assignedTo": ["role:lead"], "remindEvery": "P177D" } } }""")]
    public void A_timer_that_fires_before_its_time_by_todays_rules_waits_on(string actions)
    {
        var run = TestRun.Of(actions).Start();
        var due = run.Effect<Effect.SetTimer>();
        due.DueAt.UtcDateTime.ShouldBe(new DateTime(2026, 7, 1, 8, 0, 0, DateTimeKind.Utc), "09:00 in summer time");

        run.Zone = NoSummerTime;
        run.Next();
        run.StatusOf("S").ShouldBe(StepStatus.Waiting);
        var anew = run.Effect<Effect.SetTimer>();
        (anew.Purpose, anew.DueAt.UtcDateTime).ShouldBe((due.Purpose, new DateTime(2026, 7, 1, 9, 0, 0, DateTimeKind.Utc)));
        run.Journal.Last(e => e.Kind == JournalKind.StepNoted).Outputs!.Get("wasDueAt")!.AsText()!.ShouldStartWith("2026-07-01T08:00");

        run.Next();
        run.Journal.ShouldContain(e => e.At == anew.DueAt);
        Late(run).ShouldBeEmpty("it was on time by the rules of the day");
    }

    [Fact]
    public void A_wait_of_days_is_counted_anew_from_when_it_began()
    {
        var run = TestRun.Of("""{ "S": { "type": "Wait", "inputs": { "interval": { "count": 180, "unit": "Day" } } } }""").Start();
        run.Effect<Effect.SetTimer>().DueAt.UtcDateTime.Hour.ShouldBe(8);

        run.Zone = NoSummerTime;
        run.Next();
        run.StatusOf("S").ShouldBe(StepStatus.Waiting);
        run.Next();
        run.Ended("S").At.UtcDateTime.ShouldBe(new DateTime(2026, 7, 4, 9, 0, 0, DateTimeKind.Utc));
    }

    [Theory]
    [InlineData($$"""{ "S": { "type": "Wait", "inputs": { "until": { "timestamp": "{{July}}" } } } }""")]
    [InlineData($$"""{ "S": { "type": "Campaign.Gate", "inputs": { "title": "G", "condition": "@false", "deadline": "{{July}}" } } }""")]
    [InlineData($$"""{ "S": { "type": "Campaign.WaitForEvent", "inputs": { "event": "a", "deadline": "{{July}}" } } }""")]
    [InlineData($$"""{ "S": { "type": "Campaign.Approval", "inputs": { "title": "A", "assignedTo": ["role:lead"], "remindEvery": "P900D", "due": "{{July}}" } } }""")]
    [InlineData($$"""{ "S": { "type": "Campaign.Approval", "inputs": { "title": "A", "assignedTo": ["role:lead"], "remindEvery": "P900D", "escalateAfter": "P177D" } } }""")]
    [InlineData("""{ "S": { "type": "Campaign.Reflection", "inputs": { "title": "R", "lasts": "P177D" } } }""")]
    [InlineData($$"""{ "S": { "type": "Campaign.Reminder", "inputs": { "title": "R", "to": ["role:lead"], "at": "{{July}}" } } }""")]
    [InlineData("""{ "S": { "type": "Campaign.Reminder", "inputs": { "title": "R", "to": ["role:lead"], "before": { "deadline": "2026-07-08", "workingDays": [5] } } } }""")]
    [InlineData("""{ "S": { "type": "Campaign.Gate", "inputs": { "title": "G", "condition": "@false", "remindEvery": "P177D" } } }""")]
    [InlineData("""{ "S": { "type": "Campaign.Approval", "inputs": { "title": "A", "assignedTo": ["role:lead"], "remindEvery": "P177D" } } }""")]
    public void Where_the_rules_have_brought_a_time_forward_the_timer_comes_forward_with_it(string actions)
    {
        var run = TestRun.Of(actions);
        run.Zone = NoSummerTime;
        run.Start();
        var due = run.Effects.OfType<Effect.SetTimer>().Single(t => t.DueAt.Year == 2026);
        due.DueAt.UtcDateTime.ShouldBe(new DateTime(2026, 7, 1, 9, 0, 0, DateTimeKind.Utc), "09:00 without summer time");

        run.Zone = London;
        run.Take(new RunInput.ZonesChanged());
        var anew = run.Effect<Effect.SetTimer>();
        (anew.Purpose, anew.DueAt.UtcDateTime).ShouldBe((due.Purpose, new DateTime(2026, 7, 1, 8, 0, 0, DateTimeKind.Utc)));
        run.Journal[^1].Outputs!.Get("wasDueAt")!.AsText()!.ShouldStartWith("2026-07-01T09:00");
        run.Effect<Effect.DescribeWait>().Until.ShouldBe(due.Purpose is TimerPurpose.Escalate or TimerPurpose.Remind ? null : anew.DueAt);

        run.Next();
        run.Journal[^1].At.ShouldBe(anew.DueAt);
        Late(run).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "S": { "type": "Wait", "inputs": { "interval": { "count": 24, "unit": "Hour" } }, "limit": { "timeout": "P40D" } } }""")]
    [InlineData("""{ "S": { "type": "Wait", "inputs": { "until": { "timestamp": "2026-07-01T09:00:00+01:00" } } } }""")]
    [InlineData("""{ "S": { "type": "Campaign.Reminder", "inputs": { "title": "R", "to": ["role:lead"], "schedule": { "frequency": "Hour", "interval": 1 } } } }""")]
    [InlineData("""{ "S": { "type": "Campaign.Reminder", "inputs": { "title": "R", "to": ["role:lead"], "schedule": { "frequency": "Day", "interval": 1, "timeZone": "Europe/London", "schedule": { "hours": [9] } } } } }""")]
    public void Where_no_time_differs_new_rules_change_and_write_nothing(string actions)
    {
        var run = TestRun.Of(actions).Start();
        var lines = run.Journal.Count;

        run.Zone = NoSummerTime;
        run.Take(new RunInput.ZonesChanged()).ShouldBeEmpty();

        run.Journal.Count.ShouldBe(lines);
    }

    [Theory]
    [InlineData("""{ "S": { "type": "Campaign.Gate", "inputs": { "title": "G", "condition": "@false", "remindEvery": "P60D" } } }""")]
    [InlineData("""{ "S": { "type": "Campaign.Approval", "inputs": { "title": "A", "assignedTo": ["role:lead"], "remindEvery": "P60D" } } }""")]
    public void A_reminder_that_comes_again_is_counted_anew_from_the_last_one(string actions)
    {
        var run = TestRun.Of(actions);
        run.Zone = NoSummerTime;
        run.Start();
        run.Next();
        run.Effect<Effect.SetTimer>().DueAt.UtcDateTime.ShouldBe(new DateTime(2026, 5, 5, 9, 0, 0, DateTimeKind.Utc));
        run.Take(new RunInput.ZonesChanged()).ShouldBeEmpty("the rules are the same");

        run.Zone = London;
        run.Take(new RunInput.ZonesChanged());

        run.Effect<Effect.SetTimer>().DueAt.UtcDateTime.ShouldBe(new DateTime(2026, 5, 5, 8, 0, 0, DateTimeKind.Utc), "60 days after 6 March, at the same time by the clock");
    }

    [Fact]
    public void A_time_that_has_passed_by_the_new_rules_comes_at_once()
    {
        var run = TestRun.Of($$"""{ "S": { "type": "Wait", "inputs": { "until": { "timestamp": "{{July}}" } } } }""");
        run.Zone = NoSummerTime;
        run.Start();

        (run.Zone, run.Now) = (London, new DateTimeOffset(2026, 7, 1, 8, 40, 0, TimeSpan.Zero));
        run.Take(new RunInput.ZonesChanged());
        run.Next();

        run.Ended("S").At.UtcDateTime.ShouldBe(new DateTime(2026, 7, 1, 8, 40, 0, DateTimeKind.Utc));
        Late(run).ShouldBe(["S"]);
    }

    [Fact]
    public void What_a_paused_run_is_told_of_new_rules_it_follows_when_it_goes_on()
    {
        var run = TestRun.Of($$"""{ "S": { "type": "Wait", "inputs": { "until": { "timestamp": "{{July}}" } } } }""");
        run.Zone = NoSummerTime;
        run.Start();
        run.Take(new RunInput.Pause(new Actor("Ada", "")));

        run.Zone = London;
        run.Take(new RunInput.ZonesChanged());
        run.Take(new RunInput.GoOn(new Actor("Ada", "")));

        run.Effect<Effect.SetTimer>().DueAt.UtcDateTime.Hour.ShouldBe(8);
    }

    [Theory]
    [InlineData("""{ "S": { "type": "Wait", "inputs": { "interval": { "count": 30, "unit": "Day" } }, "limit": { "timeout": "PT1H" } } }""")]
    [InlineData($$"""{ "S": { "type": "Wait", "inputs": { "until": { "timestamp": "{{July}}" } }, "limit": { "timeout": "PT1H" } } }""")]
    [InlineData($$"""{ "S": { "type": "Campaign.Reminder", "inputs": { "title": "R", "to": ["role:lead"], "schedule": { "frequency": "Minute", "interval": 25 } }, "limit": { "timeout": "PT1H" } } }""")]
    public void A_limit_ends_a_step_whose_own_time_comes_later(string actions)
    {
        var run = TestRun.Of(actions).Start().ToEnd();

        run.Ended("S").Status.ShouldBe(StepStatus.TimedOut);
        run.Ended("S").At.ShouldBe(TestRun.Start0.AddHours(1));
    }

    [Fact]
    public void A_timer_that_fires_late_is_marked_and_does_what_it_was_for()
    {
        var run = TestRun.Of($$"""
            { "Wait": { "type": "Wait", "inputs": { "until": { "timestamp": "{{July}}" } } },
              "Gate": { "type": "Campaign.Gate", "inputs": { "title": "G", "condition": "@false", "deadline": "{{July}}", "timeoutAtDeadline": true } },
              "Reminder": { "type": "Campaign.Reminder", "inputs": { "title": "R", "to": ["role:lead"], "at": "{{July}}" } } }
            """).Start();
        run.Now = new DateTimeOffset(2026, 7, 8, 8, 0, 0, TimeSpan.Zero);
        run.ToEnd();

        (run.StatusOf("Wait"), run.StatusOf("Gate"), run.StatusOf("Reminder")).ShouldBe((StepStatus.Succeeded, StepStatus.TimedOut, StepStatus.Succeeded));
        Late(run).ShouldBe(["Wait", "Gate", "Reminder"], ignoreOrder: true);
    }

    private static IEnumerable<string> Late(TestRun run) => run.Journal.Where(e => e.Outputs?.Get("late") is BooleanValue { Value: true }).Select(e => e.Path).Distinct();
}
