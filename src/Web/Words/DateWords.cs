using System.Globalization;
using CampaignTracker.Workflows.Language.Expressions;

namespace CampaignTracker.Web.Words;

/// <summary>The one place where dates become words. Instants are shown in the zone of <c>Site:TimeZone</c>.</summary>
public sealed class DateWords(TimeProvider clock, TimeZoneInfo zone, IWorkingDays workingDays)
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => DayOf(Now);

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>"12 July 2018".</summary>
    public string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);

    public string Day(DateTimeOffset instant) => Day(DayOf(instant));

    /// <summary>"July 2018", for a date that is known to the month only.</summary>
    public string Month(DateOnly day) => day.ToString("MMMM yyyy", British);

    /// <summary>"Thursday 26 November"; with the year where it is not this one.</summary>
    public string Weekday(DateOnly day) => day.ToString(day.Year == Today.Year ? "dddd d MMMM" : "dddd d MMMM yyyy", British);

    /// <summary>"26 November" this year, "12 July 2018" in another: for sentences where the day is enough.</summary>
    public string Short(DateOnly day) => day.ToString(day.Year == Today.Year ? "d MMMM" : "d MMMM yyyy", British);

    /// <summary>"12 July 2018, 09:00".</summary>
    public string Moment(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).ToString("d MMMM yyyy, HH:mm", British);

    /// <summary>"09:00".</summary>
    public string Time(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).ToString("HH:mm", British);

    /// <summary>A date with how far it is: "in 3 working days (Thursday 26 November)", "today (...)", "2 days ago (...)".</summary>
    public string Near(DateOnly day) => $"{Distance(day)} ({Weekday(day)})";

    /// <summary>Machine form for the <c>datetime</c> attribute.</summary>
    public static string Machine(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Machine(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>The time between two days as a person would say it: days up to two weeks, weeks up to three months, then months and years.</summary>
    public static string Length(DateOnly from, DateOnly to)
    {
        var days = Math.Abs(to.DayNumber - from.DayNumber);
        var months = (int)Math.Round(days / 30.4375);
        return days switch
        {
            < 15 => Count.Of(days, "day"),
            < 92 => Count.Of(days / 7, "week"),
            _ when months < 24 => Count.Of(months, "month"),
            _ => months % 12 == 0 ? Count.Of(months / 12, "year") : $"{Count.Of(months / 12, "year")} {Count.Of(months % 12, "month")}",
        };
    }

    private string Distance(DateOnly day) => (day.DayNumber - Today.DayNumber) switch
    {
        0 => "today",
        1 => "tomorrow",
        -1 => "yesterday",
        > 28 => $"in {Length(Today, day)}",
        > 0 => $"in {Count.Of(workingDays.Between(Today, day), "working day")}",
        var behind => $"{Count.Of(-behind, "day")} ago",
    };
}
