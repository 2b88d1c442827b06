using System.Globalization;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>Dates as people write them: 12 July 2018.</summary>
internal static class DateWords
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <param name="text">A date, or an instant with an offset, which is shown as the day it is in <paramref name="zone"/>.</param>
    public static bool TryWrite(string text, TimeZoneInfo zone, out string words)
    {
        words = "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            words = Day(day);
        }
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            words = Day(instant, zone);
        }

        return words.Length > 0;
    }

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);

    public static string Day(DateTimeOffset instant, TimeZoneInfo zone) =>
        Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime));

    /// <summary>A year and a month without a day keep what they are; what is not a date stays as it is.</summary>
    public static string Partial(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Day(day);
        }

        return DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month.ToString("MMMM yyyy", British)
            : text.Trim();
    }
}
