using CampaignTracker.Workflows.Scheduling.Zones;
using Quartz;

namespace CampaignTracker.Workflows.Scheduling.Recurrences;

/// <summary>When a rule comes due. Pure: the same rule and instants give the same answer on every machine.</summary>
/// <remarks>
/// Wall clocks are counted by Quartz' recurrence rules as if they were UTC and become instants by <see cref="Zone"/>
/// only at the end, so that the zone's rules are taken from one place. A skipped time moves forward by the gap, a
/// repeated one is taken the first time, and no occurrence is lost or doubled by either.
/// </remarks>
public static class Occurrences
{
    // A zone may skip a whole day (Samoa, 30 December 2011): what it shifts forward is looked for that far back.
    private static readonly TimeSpan LongestShift = TimeSpan.FromHours(25);

    /// <summary>
    /// The first occurrence strictly after <paramref name="after"/>; null when there is none left. A rule without a start
    /// counts from <paramref name="switchedOn"/>, which is then an occurrence itself if the rule allows its day and time.
    /// </summary>
    public static DateTimeOffset? NextAfter(this RecurrenceRule rule, DateTimeOffset after, DateTimeOffset switchedOn)
    {
        var zone = rule.Zone;
        var start = rule.StartOr(switchedOn);
        try
        {
            var next = rule.IsElapsedTime ? NextElapsed(rule, zone.ToInstant(start), after) : NextOnClock(rule, zone, start, after);
            return next is null || (rule.End is { } end && next > zone.ToInstant(end)) ? null : zone.In(next.Value);
        }
        catch (ArgumentOutOfRangeException)
        {
            // What a rule allows of the last day of the year 9999 may lie after it, on this zone's clocks or in UTC.
            return null;
        }
    }

    /// <summary>
    /// The occurrences after <paramref name="after"/> up to and including <paramref name="until"/>, in order, made as they are asked for.
    /// </summary>
    public static IEnumerable<DateTimeOffset> Between(
        this RecurrenceRule rule, DateTimeOffset after, DateTimeOffset until, DateTimeOffset switchedOn)
    {
        for (var next = rule.NextAfter(after, switchedOn); next <= until; next = rule.NextAfter(next.Value, switchedOn))
        {
            yield return next.Value;
        }
    }

    private static DateTimeOffset? NextElapsed(RecurrenceRule rule, DateTimeOffset start, DateTimeOffset after)
    {
        var step = rule.Step();
        var steps = after < start ? 0 : ((after - start).Ticks / step.Ticks) + 1;
        return DateTimeOffset.MaxValue - start < step * (steps + 1) ? null : start + (step * steps);
    }

    private static DateTimeOffset? NextOnClock(RecurrenceRule rule, Zone zone, DateTime start, DateTimeOffset after)
    {
        var clocks = TriggerBuilder.Create()
            .WithRecurrenceSchedule(RRule.From(rule, start), schedule => schedule.InTimeZone(TimeZoneInfo.Utc))
            .StartAt(new DateTimeOffset(start, TimeSpan.Zero))
            .Build();
        DateTimeOffset? best = null;
        var clock = AsUtc(zone.ToWallClock(after)) - LongestShift;
        while (Next(clocks, clock) is { } next && (best is null || next.DateTime <= zone.ToWallClock(best.Value)))
        {
            // Of 01:30 and 02:00 on the night the clocks go forward, 02:00 comes first: 01:30 has become 02:30.
            var instant = zone.ToInstant(next.DateTime);
            best = instant > after && (best is null || instant < best) ? instant : best;
            clock = next;
        }

        return best;
    }

    /// <summary>Quartz looks for a day that never comes (30 February) until it leaves the calendar's year 9999; then there is none.</summary>
    private static DateTimeOffset? Next(ITrigger clocks, DateTimeOffset after)
    {
        try
        {
            return clocks.GetFireTimeAfter(after);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static DateTimeOffset AsUtc(DateTime clock) => new(clock, TimeSpan.Zero);
}
