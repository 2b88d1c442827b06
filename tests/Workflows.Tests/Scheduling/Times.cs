using System.Globalization;

namespace CampaignTracker.Workflows.Tests.Scheduling;

/// <summary>Dates and times as the tests write them.</summary>
internal static class Times
{
    public static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    public static DateTime Clock(string wallClock) => DateTime.Parse(wallClock, CultureInfo.InvariantCulture);

    public static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
