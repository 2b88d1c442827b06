using CampaignTracker.Workflows.Language.Values;
using static CampaignTracker.Workflows.Language.Expressions.Library.Function;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>The date and time family: moving, reading and writing points in time.</summary>
internal static class DateFunctions
{
    private const FunctionFamily Family = FunctionFamily.DateAndTime;

    public static IReadOnlyList<Function> All { get; } =
    [
        Live(Family, "utcNow(format?)", "The present instant: the same within one turn of the run, virtual in a rehearsal.", (scoped in c) => Value.Of(Moments.Format(c.Context.Now.UtcDateTime, c, 0))),
        Live(Family, "getFutureTime(interval, timeUnit, format?)", "The present instant plus some time.", (scoped in c) => FromNow(c, 1)),
        Live(Family, "getPastTime(interval, timeUnit, format?)", "The present instant less some time.", (scoped in c) => FromNow(c, -1)),
        Pure(Family, "addDays(timestamp, days, format?)", "A time some days later, or earlier where negative.", (scoped in c) => Moved(c, TimeUnit.Day)),
        Pure(Family, "addHours(timestamp, hours, format?)", "A time some hours later, or earlier where negative.", (scoped in c) => Moved(c, TimeUnit.Hour)),
        Pure(Family, "addMinutes(timestamp, minutes, format?)", "A time some minutes later, or earlier where negative.", (scoped in c) => Moved(c, TimeUnit.Minute)),
        Pure(Family, "addSeconds(timestamp, seconds, format?)", "A time some seconds later, or earlier where negative.", (scoped in c) => Moved(c, TimeUnit.Second)),
        Pure(Family, "addToTime(timestamp, interval, timeUnit, format?)", "A time some Second, Minute, Hour, Day, Week, Month or Year later.", (scoped in c) => Moved(c, 1)),
        Pure(Family, "subtractFromTime(timestamp, interval, timeUnit, format?)", "A time some Second, Minute, Hour, Day, Week, Month or Year earlier.", (scoped in c) => Moved(c, -1)),
        Pure(Family, "startOfHour(timestamp, format?)", "The start of the time's hour.", (scoped in c) => Start(c, t => t.Date.AddHours(t.Hour))),
        Pure(Family, "startOfDay(timestamp, format?)", "The start of the time's day.", (scoped in c) => Start(c, t => t.Date)),
        Pure(Family, "startOfMonth(timestamp, format?)", "The start of the time's month.", (scoped in c) => Start(c, t => t.Date.AddDays(1 - t.Day))),
        Pure(Family, "dayOfMonth(timestamp)", "The day of the month, from 1.", (scoped in c) => Value.Of((long)Moments.Parse(c, 0).Day)),
        Pure(Family, "dayOfWeek(timestamp)", "The day of the week: Sunday is 0, Saturday 6.", (scoped in c) => Value.Of((long)Moments.Parse(c, 0).DayOfWeek)),
        Pure(Family, "dayOfYear(timestamp)", "The day of the year: 1 January is 1.", (scoped in c) => Value.Of((long)Moments.Parse(c, 0).DayOfYear)),
        Pure(Family, "ticks(timestamp)", "Steps of 100 nanoseconds since the start of the year 1.", (scoped in c) => Value.Of(Moments.Parse(c, 0).Ticks)),
        Pure(Family, "dateDifference(startDate, endDate)", "The time from one point to another as d.hh:mm:ss; negative where the second is earlier.", Difference),
        Pure(Family, "formatDateTime(timestamp, format?, locale?)", "A time in a .NET standard or custom format, by a locale (en-US unless named).", FormatDateTime),
        Pure(Family, "parseDateTime(timestamp, locale?, format?)", "A time read by a locale's own patterns or a given one, in the form 2018-03-15T13:00:00.0000000.", ParseDateTime),
    ];

    private static Value FromNow(scoped in Call call, int direction) =>
        Written(call, TimeUnits.Add(call.Context.Now.UtcDateTime, call.Integer(0), TimeUnits.Argument(call, 1), direction, call), 2);

    private static Value Moved(scoped in Call call, TimeUnit unit) =>
        Written(call, TimeUnits.Add(Moments.Parse(call, 0), call.Integer(1), unit, 1, call), 2);

    private static Value Moved(scoped in Call call, int direction) =>
        Written(call, TimeUnits.Add(Moments.Parse(call, 0), call.Integer(1), TimeUnits.Argument(call, 2), direction, call), 3);

    private static Value Start(scoped in Call call, Func<DateTime, DateTime> start) =>
        Written(call, start(Moments.Parse(call, 0)), 1);

    private static Value Difference(scoped in Call call) =>
        Value.Of((Moments.Parse(call, 1) - Moments.Parse(call, 0)).ToString());

    private static Value FormatDateTime(scoped in Call call) =>
        call.Made(Moments.Format(Moments.Parse(call, 0), Cultures.Argument(call, 2, Cultures.Default), call, 1));

    private static Value ParseDateTime(scoped in Call call) =>
        Value.Of(Moments.RoundTrip(Moments.Parse(call, 0, Cultures.Argument(call, 1, Cultures.Default), call.OptionalText(2))));

    private static Value Written(scoped in Call call, DateTime moment, int format) => call.Made(Moments.Format(moment, call, format));
}
