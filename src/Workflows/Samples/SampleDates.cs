using System.Globalization;
using System.Text.RegularExpressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Samples;

/// <summary>
/// Moves a sample in time: every date in its files (2019-03-04, with or without a time) by the same number of days. Public facts have
/// their own dates, so only samples whose dates are made up are moved.
/// </summary>
public static partial class SampleDates
{
    /// <summary>Moves a sample so that its script begins in the week of <paramref name="start"/>, on the weekday it was written for.</summary>
    /// <exception cref="ArgumentException">The sample's script has no first day.</exception>
    public static IReadOnlyDictionary<string, string> MoveTo(IReadOnlyDictionary<string, string> files, DateOnly start)
    {
        if (!files.TryGetValue("rehearsal.json", out var script)
            || !DateOnly.TryParse(ValueJson.Parse(script).Get("from")?.AsText(), CultureInfo.InvariantCulture, out var from))
        {
            throw new ArgumentException("The sample has no rehearsal.json that says from when it plays.", nameof(files));
        }

        var days = start.DayNumber - from.DayNumber;
        return Move(files, days - (((days % 7) + 7) % 7));
    }

    /// <param name="days">Whole weeks keep the days of the week.</param>
    public static IReadOnlyDictionary<string, string> Move(IReadOnlyDictionary<string, string> files, int days) =>
        files.ToDictionary(
            f => f.Key,
            f => f.Key.EndsWith(".json", StringComparison.Ordinal) ? Date().Replace(f.Value, m => Moved(m.Value, days)) : f.Value,
            StringComparer.Ordinal);

    private static string Moved(string text, int days) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : text;

    // Not the year and month of the language's schema address, and not part of a longer number.
    [GeneratedRegex(@"(?<![\d/-])\d{4}-\d{2}-\d{2}(?![\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
