using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Scheduling.Recurrences;

/// <summary>
/// Reads the <c>recurrence</c> object of the flow language (WDL reference, "Recurrence trigger"): <c>frequency</c>,
/// <c>interval</c>, <c>startTime</c>, <c>endTime</c>, <c>timeZone</c>, <c>schedule</c>.
/// </summary>
/// <remarks>
/// Where the reference leaves a choice: names ignore case; the interval's upper bound keeps a rule within 100 years or so
/// rather than the service's 16 months; <c>schedule</c> members that the frequency would ignore are faults, because the
/// writer meant something by them; <c>monthDays</c> and <c>monthlyOccurrences</c> exclude each other.
/// </remarks>
public static class RecurrenceReader
{
    public static RecurrenceReading Read(Value? recurrence)
    {
        var fields = new RecurrenceFields();
        if (recurrence is not ObjectValue document)
        {
            fields.Fault("", "Write an object with a frequency and an interval.");
            return new RecurrenceReading(null, fields.Faults);
        }

        var rule = Read(document, fields);
        return fields.Faults.Count > 0 ? new RecurrenceReading(null, fields.Faults) : new RecurrenceReading(rule, []);
    }

    private static RecurrenceRule? Read(ObjectValue document, RecurrenceFields fields)
    {
        var frequency = fields.Name<RecurrenceFrequency>(document["frequency"], "frequency");
        var interval = fields.Integer(document["interval"], "interval", 1, Longest(frequency ?? RecurrenceFrequency.Second));
        var zoneName = ZoneName(document["timeZone"], fields);
        var zone = zoneName is null ? TimeZones.Utc : TimeZones.Resolve(zoneName);
        var start = fields.Clock(document["startTime"], "startTime", zone);
        var end = fields.Clock(document["endTime"], "endTime", zone);
        if (end < start)
        {
            fields.Fault("endTime", "The end is before the start.");
        }

        var rule = new RecurrenceRule
        {
            Frequency = frequency ?? default,
            Interval = interval ?? 1,
            Start = start,
            End = end,
            TimeZone = zoneName ?? "UTC",
        };
        return WithSchedule(rule, frequency, document["schedule"], fields);
    }

    private static RecurrenceRule WithSchedule(RecurrenceRule rule, RecurrenceFrequency? frequency, Value? value, RecurrenceFields fields)
    {
        if (value is null or NullValue)
        {
            return rule;
        }

        if (value is not ObjectValue schedule)
        {
            fields.Fault("schedule", "Write an object with hours, minutes, weekDays, monthDays or monthlyOccurrences.");
            return rule;
        }

        CheckMembers(schedule, frequency, fields);
        return rule with
        {
            WeekDays = fields.List(schedule["weekDays"], "schedule.weekDays", fields.Name<DayOfWeek>),
            MonthDays = fields.List(schedule["monthDays"], "schedule.monthDays", (day, path) => NotZero(day, path, 31, fields)),
            MonthlyOccurrences = fields.List(schedule["monthlyOccurrences"], "schedule.monthlyOccurrences", (item, path) => Occurrence(item, path, fields)),
            Hours = fields.List(schedule["hours"], "schedule.hours", (hour, path) => fields.Integer(hour, path, 0, 23)),
            Minutes = fields.List(schedule["minutes"], "schedule.minutes", (minute, path) => fields.Integer(minute, path, 0, 59)),
        };
    }

    private static void CheckMembers(ObjectValue schedule, RecurrenceFrequency? frequency, RecurrenceFields fields)
    {
        Allow("weekDays", RecurrenceFrequency.Week, RecurrenceFrequency.Week);
        Allow("monthDays", RecurrenceFrequency.Month, RecurrenceFrequency.Month);
        Allow("monthlyOccurrences", RecurrenceFrequency.Month, RecurrenceFrequency.Month);
        Allow("hours", RecurrenceFrequency.Day, RecurrenceFrequency.Year);
        Allow("minutes", RecurrenceFrequency.Day, RecurrenceFrequency.Year);
        if (schedule.Has("monthDays") && schedule.Has("monthlyOccurrences"))
        {
            fields.Fault("schedule", "Use monthDays or monthlyOccurrences, not both.");
        }

        void Allow(string member, RecurrenceFrequency shortest, RecurrenceFrequency longest)
        {
            if (schedule.Has(member) && frequency is { } known && (known < shortest || known > longest))
            {
                fields.Fault($"schedule.{member}", $"{member} can not be used with the frequency {known}.");
            }
        }
    }

    private static MonthlyOccurrence? Occurrence(Value item, string path, RecurrenceFields fields)
    {
        var day = fields.Name<DayOfWeek>(item.Get("day") ?? item.Get("dayOfWeek"), $"{path}.day");
        var occurrence = NotZero(item.Get("occurrence"), $"{path}.occurrence", 5, fields);
        return day is null || occurrence is null ? null : new MonthlyOccurrence(day.Value, occurrence.Value);
    }

    private static int? NotZero(Value? value, string path, int most, RecurrenceFields fields)
    {
        var number = fields.Integer(value, path, -most, most);
        if (number == 0)
        {
            fields.Fault(path, $"0 is no such day: count from 1, or from -1 at the end of the month.");
        }

        return number;
    }

    private static string? ZoneName(Value? value, RecurrenceFields fields)
    {
        if (value is null or NullValue || TimeZones.TryResolve(value.AsText(), out _))
        {
            return value?.AsText();
        }

        fields.Fault("timeZone", new UnknownTimeZoneException(value.AsText() ?? value.ToString()).Message);
        return null;
    }

    private static int Longest(RecurrenceFrequency frequency) => frequency switch
    {
        RecurrenceFrequency.Second => 10_000_000,
        RecurrenceFrequency.Minute => 10_000_000,
        RecurrenceFrequency.Hour => 1_000_000,
        RecurrenceFrequency.Day => 36_500,
        RecurrenceFrequency.Week => 5_200,
        RecurrenceFrequency.Month => 1_200,
        RecurrenceFrequency.Year => 100,
    };
}
