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

    [Theory]
    [InlineData($$"""{ "S": { "type": "Wait", "inputs": { "until": { "timestamp": "{{July}}" } } } }""")]
    [InlineData($$"""{ "S": { "type": "Campaign.Gate", "inputs": { "title": "G", "condition": "@false", "deadline": "{{July}}" } } }""")]
    [InlineData($$"""{ "S": { "type": "Campaign.WaitForEvent", "inputs": { "event": "a", "deadline": "{{July}}" } } }""")]
    [InlineData($$"""{ "S": { "type": "Campaign.Reminder", "inputs": { "title": "R", "to": ["role:lead"], "at": "{{July}}" } } }""")]
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
