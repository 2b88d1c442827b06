using System.Globalization;
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

        if (DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return zone.ToInstant(day, StartOfWork);
        }

        return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
            ? time.Kind == DateTimeKind.Unspecified ? zone.ToInstant(time) : Offset(text)
            : null;
    }

    public static DateOnly? ReadDay(Value? value, Zone zone) => Read(value, zone) is { } at ? zone.DayOf(at) : null;

    /// <summary>The instant that lies an ISO 8601 duration after now.</summary>
    public static DateTimeOffset? After(Value? value, AdvanceContext context)
    {
        try
        {
            return value?.AsText() is { } text && IsoDuration.TryParse(text.Trim(), out var duration)
                ? duration.AddTo(context.Now, context.Zone)
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
