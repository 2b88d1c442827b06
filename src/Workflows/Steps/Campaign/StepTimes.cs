using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.Durations;

namespace CampaignTracker.Workflows.Steps;

/// <summary>
/// How often people are reminded of what waits, and after how long somebody else is told. The checker and the steps ask the same rules,
/// so that what an expression computes is refused for the same reasons as what is written out.
/// </summary>
internal static class StepTimes
{
    public const string RemindEvery = "remindEvery";

    public const string EscalateAfter = "escalateAfter";

    /// <summary>No zone has moved its clocks by more at once, but for the date line.</summary>
    private static readonly TimeSpan Shift = TimeSpan.FromHours(3);

    /// <returns>What is wrong, as a sentence; null where nothing is.</returns>
    public static string? WrongDuration(Value value) =>
        !IsoDuration.TryParse(value.AsText()?.Trim(), out var duration) ? $"{value} is not a duration. Write it like P14D or PT1H30M (ISO 8601)."
        : !duration.IsWithinCalendar() ? $"{value} is longer than the calendar, which ends with the year 9999. Write a shorter duration."
        : null;

    /// <summary>Nothing at all means at once.</summary>
    public static string? WrongDelay(Value value) =>
        WrongDuration(value) ?? (IsoDuration.Parse(value.AsText()!.Trim()) is { IsNegative: true, IsZero: false } ? $"{value} lies in the past. Write a duration that is not negative." : null);

    /// <summary>Nothing at all would be without end.</summary>
    public static string? WrongPeriod(Value value) =>
        WrongDelay(value) ?? (IsoDuration.Parse(value.AsText()!.Trim()).IsZero ? $"{value} is no time at all. Write how long to wait from one reminder to the next." : null);

    /// <summary>Fails the step where a time can't be kept. To be asked before it sets or asks for anything.</summary>
    public static bool Fail(StepRun run) => Fail(run, RemindEvery, WrongPeriod) || Fail(run, EscalateAfter, WrongDelay);

    /// <summary>Sets the next reminder, and remembers from when it counts: where a zone changes its rules, it is worked out again from there.</summary>
    public static void SetReminder(StepRun run, Value every)
    {
        if (Instants.After(every, run.Turn.Context) is not { } next || next <= run.Now)
        {
            return;
        }

        if (run.Now != run.State.StartedAt)
        {
            run.State.Memory = Value.Of(run.Now.UtcTicks);
        }

        run.SetTimer(TimerPurpose.Remind, next);
    }

    /// <summary>
    /// When the reminder would be due by today's rules. Null where it was counted from a moment that nobody kept, as an earlier release
    /// did after the first reminder: the one after it follows the clock again.
    /// </summary>
    public static DateTimeOffset? ReminderAnew(StepRun run, Value every, DateTimeOffset dueAt)
    {
        var from = run.State.Memory is IntegerValue { Value: var ticks } ? new DateTimeOffset(ticks, TimeSpan.Zero) : run.State.StartedAt;
        return Instants.After(every, from, run.Turn.Context.Zone) is { } anew && (anew - dueAt).Duration() <= Shift ? anew : null;
    }

    private static bool Fail(StepRun run, string name, Func<Value, string?> wrong)
    {
        if (run.Input(name) is not { } value || wrong(value) is not { } sentence)
        {
            return false;
        }

        run.Fail("InvalidDuration", $"'{name}': {sentence}");
        return true;
    }
}
