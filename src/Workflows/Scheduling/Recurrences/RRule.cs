using System.Globalization;

namespace CampaignTracker.Workflows.Scheduling.Recurrences;

/// <summary>Writes a rule of days or longer as an RFC 5545 recurrence rule, anchored at a start.</summary>
internal static class RRule
{
    private static readonly string[] DayNames = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public static string From(RecurrenceRule rule, DateTime start)
    {
        List<string> parts = [$"FREQ={Frequency(rule.Frequency)}", $"INTERVAL={rule.Interval.ToString(CultureInfo.InvariantCulture)}"];
        AddDays(parts, rule, start);
        Add(parts, "BYHOUR", rule.Hours);
        Add(parts, "BYMINUTE", rule.Minutes);
        return string.Join(';', parts);
    }

    private static string Frequency(RecurrenceFrequency frequency) => frequency switch
    {
        RecurrenceFrequency.Second => "SECONDLY",
        RecurrenceFrequency.Minute => "MINUTELY",
        RecurrenceFrequency.Hour => "HOURLY",
        RecurrenceFrequency.Day => "DAILY",
        RecurrenceFrequency.Week => "WEEKLY",
        RecurrenceFrequency.Month => "MONTHLY",
        RecurrenceFrequency.Year => "YEARLY",
    };

    private static void AddDays(List<string> parts, RecurrenceRule rule, DateTime start)
    {
        Add(parts, "BYDAY", rule.WeekDays.Select(day => DayNames[(int)day]));
        Add(parts, "BYDAY", rule.MonthlyOccurrences.Select(day => $"{day.Occurrence.ToString(CultureInfo.InvariantCulture)}{DayNames[(int)day.Day]}"));
        Add(parts, "BYMONTHDAY", rule.MonthDays);
        var namesDays = rule.MonthDays.Count > 0 || rule.MonthlyOccurrences.Count > 0;
        if ((rule.Frequency is RecurrenceFrequency.Month or RecurrenceFrequency.Year) && !namesDays && start.Day > 28)
        {
            AddLastDayAtMost(parts, rule, start);
        }
    }

    /// <summary>
    /// RFC 5545 passes over a month without the start's day. A monthly duty must not lapse, so that the month's last day
    /// stands in: all days from the 28th are candidates, and the times of the last of them are taken.
    /// </summary>
    private static void AddLastDayAtMost(List<string> parts, RecurrenceRule rule, DateTime start)
    {
        if (rule.Frequency == RecurrenceFrequency.Year)
        {
            Add(parts, "BYMONTH", [start.Month]);
        }

        var timesADay = Math.Max(1, rule.Hours.Count) * Math.Max(1, rule.Minutes.Count);
        Add(parts, "BYMONTHDAY", Enumerable.Range(28, start.Day - 27));
        Add(parts, "BYSETPOS", Enumerable.Range(-timesADay, timesADay));
    }

    private static void Add(List<string> parts, string name, IEnumerable<int> values) =>
        Add(parts, name, values.Select(value => value.ToString(CultureInfo.InvariantCulture)));

    private static void Add(List<string> parts, string name, IEnumerable<string> values)
    {
        var list = string.Join(',', values);
        if (list.Length > 0)
        {
            parts.Add($"{name}={list}");
        }
    }
}
