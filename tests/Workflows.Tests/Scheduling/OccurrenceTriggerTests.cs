using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.Jobs;
using CampaignTracker.Workflows.Scheduling.Recurrences;
using Quartz;
using static CampaignTracker.Workflows.Tests.Scheduling.Times;

namespace CampaignTracker.Workflows.Tests.Scheduling;

/// <summary>What the scheduler fires in production is what rehearsal foretells: both ask the same rule and the same zones.</summary>
public sealed class OccurrenceTriggerTests
{
    private static readonly DateTimeOffset SwitchedOn = At("2026-01-05T10:17:30.25Z");

    public static TheoryData<string, string> Rules()
    {
        var all = new TheoryData<string, string>();
        foreach (var zone in new[] { "Europe/London", "America/New_York", "Australia/Lord_Howe" })
        {
            all.Add(zone, """{"frequency":"Day","interval":1,"startTime":"2026-01-01T01:30:00","timeZone":"ZONE","schedule":{"hours":[1,2],"minutes":[0,15,30]}}""");
            all.Add(zone, """{"frequency":"Week","interval":1,"startTime":"2026-01-01T02:10:00","timeZone":"ZONE","schedule":{"weekDays":["Sunday"]}}""");
            all.Add(zone, """{"frequency":"Month","interval":1,"startTime":"2026-01-01T01:45:00","timeZone":"ZONE","schedule":{"monthlyOccurrences":[{"day":"Sunday","occurrence":1},{"day":"Sunday","occurrence":-1}]}}""");
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Ten_years_of_fires_are_the_occurrences_that_rehearsal_sees(string zone, string recurrence)
    {
        var rule = RecurrenceReader.Read(ValueJson.Parse(recurrence.Replace("ZONE", zone, StringComparison.Ordinal))).Rule.ShouldNotBeNull();
        var trigger = TriggerOf(rule);
        var fires = new List<DateTimeOffset>();
        for (var next = trigger.ComputeFirstFireTimeUtc(null); next < At("2036-01-01Z"); next = trigger.NextFireTimeUtc)
        {
            fires.Add(next.Value);
            trigger.Triggered(null);
        }

        fires.ShouldBe(rule.Between(SwitchedOn, At("2036-01-01Z"), SwitchedOn));
        fires.Count.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void A_start_that_has_passed_is_counted_from_and_not_caught_up()
    {
        var rule = RecurrenceReader.Read(ValueJson.Parse("""{"frequency":"Day","interval":1,"startTime":"2020-01-01T09:00:00","timeZone":"Europe/London"}""")).Rule!;
        TriggerOf(rule).ComputeFirstFireTimeUtc(null).ShouldBe(At("2026-01-06T09:00Z"));
    }

    [Fact]
    public void A_rule_without_a_start_fires_first_when_it_is_switched_on()
    {
        var rule = RecurrenceReader.Read(ValueJson.Parse("""{"frequency":"Hour","interval":12}""")).Rule!;
        TriggerOf(rule).ComputeFirstFireTimeUtc(null).ShouldBe(At("2026-01-05T10:17:30Z"));
    }

    private static OccurrenceTrigger TriggerOf(RecurrenceRule rule) =>
        (OccurrenceTrigger)TriggerBuilder.Create().WithIdentity("t").ForJob("j").WithSchedule(new OccurrenceSchedule(rule, SwitchedOn, TimeProvider.System)).Build();
}
