using System.Globalization;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Expressions.Library;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.Durations;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Execution;

/// <summary>Reads instants and durations as steps write them. Null where the value is neither.</summary>
internal static class Instants
{
    /// <summary>A date alone means this time of that day in the site's zone.</summary>
    public static readonly TimeOnly StartOfWork = new(9, 0);

    private static readonly string[] Days = ["yyyy-MM-dd", "d MMMM yyyy"];

    /// <summary>A timestamp with offset is that instant; one without is wall-clock time in <paramref name="zone"/>; a date alone is 09:00 there.</summary>
    public static DateTimeOffset? Read(Value? value, Zone zone)
    {
        var text = value?.AsText()?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            return Read(text, zone);
        }
        catch (ArgumentOutOfRangeException)
        {
            // On the clocks of that zone it is the last day of the year 9999 or the first of the year 1, but not in UTC.
            return null;
        }
    }

    /// <summary>The calendar day in <paramref name="zone"/> of what <see cref="Read(Value?, Zone)"/> reads.</summary>
    public static DateOnly? ReadDay(Value? value, Zone zone)
    {
        try
        {
            return Read(value, zone) is { } at ? zone.DayOf(at) : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>A time of day on a day; null where that is no instant of the years 1 to 9999.</summary>
    public static DateTimeOffset? On(DateOnly day, TimeOnly time, Zone zone)
    {
        try
        {
            return zone.ToInstant(day, time);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>So many working days after (before, where negative) a day; null where that lies outside the years 1 to 9999.</summary>
    /// <exception cref="ExpressionException">The turn has no work left to count so many.</exception>
    public static DateOnly? WorkingDaysFrom(DateOnly day, int count, Turn turn)
    {
        turn.Work.Spend(Math.Abs(count) * (long)CampaignFunctions.WorkOfDay);
        return WorkingDaysFrom(day, count, turn.WorkingDays);
    }

    /// <summary>The same, uncounted: for who looks at a definition.</summary>
    public static DateOnly? WorkingDaysFrom(DateOnly day, int count, IWorkingDays calendar)
    {
        try
        {
            return calendar.Add(day, count);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>An instant that lies a time after another, or the last there is.</summary>
    public static DateTimeOffset Later(DateTimeOffset from, TimeSpan by) =>
        by > DateTimeOffset.MaxValue - from ? DateTimeOffset.MaxValue : from + by;

    private static DateTimeOffset? Read(string text, Zone zone)
    {
        if (DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return zone.ToInstant(day, StartOfWork);
        }

        return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
            ? time.Kind == DateTimeKind.Unspecified ? zone.ToInstant(time) : Offset(text)
            : null;
    }

    /// <summary>The instant that lies an ISO 8601 duration after now.</summary>
    public static DateTimeOffset? After(Value? value, AdvanceContext context) => After(value, context.Now, context.Zone);

    public static DateTimeOffset? After(Value? value, DateTimeOffset from, Zone zone)
    {
        try
        {
            return value?.AsText() is { } text && IsoDuration.TryParse(text.Trim(), out var duration)
                ? duration.AddTo(from, zone)
                : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            // Longer than the calendar: there is no such instant.
            return null;
        }
    }

    private static DateTimeOffset? Offset(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
