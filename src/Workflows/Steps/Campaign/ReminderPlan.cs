using System.Globalization;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.Recurrences;

namespace CampaignTracker.Workflows.Steps;

/// <summary>When a reminder is due. Derived from the step's inputs each time, so that what is kept is the intent and not the instants.</summary>
internal sealed class ReminderPlan
{
    /// <summary>Times before a deadline that one reminder may name.</summary>
    public const int MostTimes = 1_000;

    /// <summary>What it takes to find the next time that a rule allows, and to find that there is none until the calendar ends.</summary>
    private const int WorkOfRule = 4_000;
    private const int WorkOfNoTime = 200_000;

    private readonly DateTimeOffset[] _times;
    private readonly RecurrenceRule? _rule;
    private readonly DateTimeOffset _from;
    private readonly WorkAllowance _work;

    private ReminderPlan(IEnumerable<DateTimeOffset> times, RecurrenceRule? rule, DateTimeOffset from, WorkAllowance work)
    {
        _times = [.. times.Order()];
        _rule = rule;
        _from = from;
        _work = work;
    }

    public static ReminderPlan? Read(StepRun run, out string fault)
    {
        fault = "";
        var from = new DateTimeOffset(((IntegerValue)run.State.Memory!.Get("from")!).Value, TimeSpan.Zero);
        if (run.Input("schedule") is { } schedule)
        {
            var reading = RecurrenceReader.Read(schedule);
            fault = "The schedule can't be followed. " + string.Join(" ", reading.Faults.Select(f => $"{f.Path}: {f.Message}"));
            return reading.Rule is { } rule ? new([], rule, from, run.Turn.Work) : null;
        }

        if (run.Input("before") is { } before)
        {
            var times = Before(run, before);
            fault = $"'before' needs a deadline (a date) and workingDays (1 to {MostTimes:N0} whole numbers from 0 to {TaskStep.MostWorkingDays:N0}, none of which reaches back before the year 1); its time is written like 09:00.";
            return times is null ? null : new(times, null, from, run.Turn.Work);
        }

        fault = $"{run.Input("at") ?? Value.Null} is not a date or time at which to remind.";
        return Instants.Read(run.Input("at"), run.Turn.Context.Zone) is { } at ? new([at], null, from, run.Turn.Work) : null;
    }

    /// <summary>The latest time that has passed; a schedule has none.</summary>
    public DateTimeOffset? LastPassed(DateTimeOffset now)
    {
        var passed = _times.Where(t => t <= now).ToList();
        return passed.Count > 0 ? passed[^1] : null;
    }

    public DateTimeOffset? NextAfter(DateTimeOffset now)
    {
        if (_rule is not null)
        {
            var time = _rule.NextAfter(now, _from);
            _work.Take(time is null ? WorkOfNoTime : WorkOfRule);
            return time;
        }

        var next = Array.FindIndex(_times, t => t > now);
        return next < 0 ? null : _times[next];
    }

    /// <summary>The time nearest to <paramref name="at"/>, not further off than <paramref name="within"/> and after <paramref name="after"/>.</summary>
    public DateTimeOffset? Nearest(DateTimeOffset at, TimeSpan within, DateTimeOffset? after)
    {
        DateTimeOffset? best = null;
        var from = at - within > after ? at - within : after ?? (at - within);
        for (var next = NextAfter(from.AddTicks(after == from ? 0 : -1)); next <= at + within; next = NextAfter(next.Value))
        {
            best = best is null || (next.Value - at).Duration() < (best.Value - at).Duration() ? next : best;
            if (next >= at)
            {
                break;
            }
        }

        return best;
    }

    private static List<DateTimeOffset>? Before(StepRun run, Value before)
    {
        var zone = run.Turn.Context.Zone;
        var time = Instants.StartOfWork;
        if (Instants.ReadDay(before.Get("deadline"), zone) is not { } deadline
            || before.Get("workingDays") is not ArrayValue { Count: > 0 and <= MostTimes } days
            || (before.Get("time")?.AsText() is { } text && !TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time)))
        {
            return null;
        }

        var times = new List<DateTimeOffset>();
        foreach (var day in days)
        {
            if (TaskStep.WorkingDays(day) is not { } count || Instants.WorkingDaysFrom(deadline, -count, run.Turn) is not { } on || Instants.On(on, time, zone) is not { } at)
            {
                return null;
            }

            times.Add(at);
        }

        return times;
    }
}
