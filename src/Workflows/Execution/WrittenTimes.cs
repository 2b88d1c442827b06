using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.Recurrences;
using CampaignTracker.Workflows.Scheduling.WorkingDays;
using CampaignTracker.Workflows.Scheduling.Zones;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Execution;

/// <summary>Finds dates, durations, zones and recurrences that are written out in a definition and can't be read. What an expression computes is checked when it runs.</summary>
internal static class WrittenTimes
{
    private static readonly string[] Dates = ["deadline", "due", "sendAt", "at", "date"];

    /// <summary>No flow ran before.</summary>
    private static readonly DateTimeOffset Year2000 = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Check(TriggerDefinition trigger, FaultList faults)
    {
        if (trigger.Type == "Recurrence")
        {
            Recurrence(trigger.Recurrence, $"{trigger.Path}.recurrence", faults);
            if (trigger.SplitOn is not null)
            {
                faults.Warn($"{trigger.Path}.splitOn", "NothingToSplit", "A schedule brings no list, so splitOn is ignored: each time starts one run. Go through a list with a Foreach.");
            }
        }
    }

    public static void Check(StepDefinition step, FaultList faults)
    {
        Duration(step.Source["limit"]?.Get("timeout"), $"{step.Path}.limit.timeout", faults);
        var inputs = step.Inputs;
        var path = $"{step.Path}.inputs";
        if (step.Type == "Wait")
        {
            Wait(inputs, path, faults);
        }

        if (!step.Type.StartsWith("Campaign.", StringComparison.Ordinal))
        {
            return;
        }

        Array.ForEach(Dates, name => Date(inputs.Get(name), $"{path}.{name}", faults));
        Duration(inputs.Get("lasts"), $"{path}.lasts", faults);
        Ahead(inputs.Get(StepTimes.RemindEvery), $"{path}.{StepTimes.RemindEvery}", StepTimes.WrongPeriod, faults);
        Ahead(inputs.Get(StepTimes.EscalateAfter), $"{path}.{StepTimes.EscalateAfter}", StepTimes.WrongDelay, faults);
        if (inputs.Get("before") is ObjectValue before)
        {
            Date(before["deadline"], $"{path}.before.deadline", faults);
            DaysBefore(before, $"{path}.before.workingDays", faults);
        }

        if (inputs.Get("schedule") is { } schedule && !HasExpression(schedule))
        {
            Recurrence(schedule, $"{path}.schedule", faults);
        }
    }

    /// <summary>The days are those of England and Wales: other calendars differ by a few days in a year, and a fault at the ends of the calendar is all that is looked for.</summary>
    private static void DaysBefore(ObjectValue before, string path, FaultList faults)
    {
        if (before["workingDays"] is not ArrayValue days)
        {
            return;
        }

        if (days.Count > ReminderPlan.MostTimes)
        {
            faults.Error(path, "InvalidReminder", $"A reminder names at most {ReminderPlan.MostTimes:N0} times before its deadline.");
            return;
        }

        var deadline = before["deadline"] is { } given && !HasExpression(given) ? Instants.ReadDay(given, TimeZones.Utc) : null;
        for (var i = 0; i < days.Count; i++)
        {
            var count = TaskStep.WorkingDays(days[i]);
            if (count is null && !HasExpression(days[i]))
            {
                faults.Error($"{path}[{i}]", "InvalidReminder", $"Write a whole number of working days from 0 to {TaskStep.MostWorkingDays:N0} instead of {days[i]}.");
            }
            else if (count is { } back && deadline is { } day && Instants.WorkingDaysFrom(day, -back, WorkingCalendars.EnglandAndWales) is null)
            {
                faults.Error($"{path}[{i}]", "InvalidReminder", $"{back:N0} working days before {day:yyyy-MM-dd} is before the year 1.");
            }
        }
    }

    private static void Wait(Value inputs, string path, FaultList faults)
    {
        if (inputs.Get("until") is { } until)
        {
            Date(until.Get("timestamp") ?? until, $"{path}.until", faults);
        }
        else if (inputs.Get("interval") is { } interval)
        {
            Part(interval.Get("count"), WaitStep.IsCount, $"{path}.interval.count", "Write how many units to wait, as a whole number from 0.", faults);
            Part(interval.Get("unit"), WaitStep.IsUnit, $"{path}.interval.unit", "A unit is Second, Minute, Hour, Day, Week, Month or Year.", faults);
            if (WaitStep.IsCount(interval.Get("count")) && WaitStep.IsUnit(interval.Get("unit")) && WaitStep.EndOf(interval, Year2000, TimeZones.Utc) is null)
            {
                faults.Error($"{path}.interval.count", "InvalidWait", "The wait is longer than the calendar, which ends with the year 9999. Write a smaller count.");
            }
        }
        else if (!HasExpression(inputs))
        {
            faults.Error(path, "InvalidWait", "Say how long to wait: interval with count and unit, or until with a timestamp.");
        }
    }

    private static void Part(Value? value, Func<Value?, bool> isFine, string path, string message, FaultList faults)
    {
        if (!isFine(value) && (value is null || !HasExpression(value)))
        {
            faults.Error(path, "InvalidWait", message);
        }
    }

    private static void Date(Value? value, string path, FaultList faults)
    {
        if (value is not (null or NullValue) && !HasExpression(value) && Instants.Read(value, TimeZones.Utc) is null)
        {
            faults.Error(path, "InvalidDate", $"{value} is not a date or time. Write it like 2018-07-12 or 2018-07-12T09:00:00.");
        }
    }

    private static void Duration(Value? value, string path, FaultList faults) => Ahead(value, path, StepTimes.WrongDuration, faults);

    private static void Ahead(Value? value, string path, Func<Value, string?> wrong, FaultList faults)
    {
        if (value is not (null or NullValue) && !HasExpression(value) && wrong(value) is { } sentence)
        {
            faults.Error(path, "InvalidDuration", sentence);
        }
    }

    private static void Recurrence(Value? value, string path, FaultList faults)
    {
        foreach (var fault in RecurrenceReader.Read(value).Faults)
        {
            faults.Error(fault.Path.Length == 0 ? path : $"{path}.{fault.Path}", "InvalidRecurrence", fault.Message);
        }
    }

    private static bool HasExpression(Value value) => value switch
    {
        StringValue text => text.Text.Contains('@', StringComparison.Ordinal),
        ArrayValue list => list.Any(HasExpression),
        ObjectValue o => o.Any(p => HasExpression(p.Value)),
        _ => false,
    };
}
