using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.Durations;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Steps;

/// <summary>
/// Waits for a while (<c>interval</c>: count and unit) or until an instant (<c>until.timestamp</c>). Days and longer keep the wall clock
/// of the site's zone over a change of the clocks; an instant that has passed ends the wait at once.
/// </summary>
internal sealed class WaitStep : StepKind
{
    public override string Awaited => "its time";

    public override void Start(StepRun run)
    {
        if (Due(run, run.Now) is not { } due)
        {
            run.Fail("InvalidWait", "A wait needs an interval (count and unit: Second, Minute, Hour, Day, Week, Month or Year) or until.timestamp (a date or time), and must end before the year 10000.");
        }
        else if (due <= run.Now)
        {
            run.Succeed(Value.Null);
        }
        else
        {
            run.SetTimer(TimerPurpose.Due, due);
            DescribeWait(run);
        }
    }

    public override void DescribeWait(StepRun run) => run.Wait(run.Node.Name, Awaited, run.TimerOf(TimerPurpose.Due));

    public override DateTimeOffset? DueAnew(StepRun run, RunInput.TimerFired timer) =>
        timer.Purpose == TimerPurpose.Due ? Due(run, run.State.StartedAt) : null;

    public override void Timer(StepRun run, RunInput.TimerFired timer) => run.Succeed(Value.Null);

    public static bool IsCount(Value? value) => Count(value) is not null;

    public static bool IsUnit(Value? value) => value?.AsText()?.ToUpperInvariant() is "SECOND" or "MINUTE" or "HOUR" or "DAY" or "WEEK" or "MONTH" or "YEAR";

    /// <summary>The end of an interval that starts at an instant; null where it is no interval, or ends after the year 9999.</summary>
    public static DateTimeOffset? EndOf(Value interval, DateTimeOffset from, Zone zone)
    {
        if (Count(interval.Get("count")) is not { } count)
        {
            return null;
        }

        var unit = interval.Get("unit")?.AsText()?.ToUpperInvariant();
        try
        {
            return unit switch
            {
                "SECOND" => from.AddSeconds(count),
                "MINUTE" => from.AddMinutes(count),
                "HOUR" => from.AddHours(count),
                "DAY" => new IsoDuration { Days = count }.AddTo(from, zone),
                "WEEK" => new IsoDuration { Weeks = count }.AddTo(from, zone),
                "MONTH" => new IsoDuration { Months = count }.AddTo(from, zone),
                "YEAR" => new IsoDuration { Years = count }.AddTo(from, zone),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static DateTimeOffset? Due(StepRun run, DateTimeOffset from)
    {
        var zone = run.Turn.Context.Zone;
        if (run.Input("until") is { } until)
        {
            return Instants.Read(until.Get("timestamp") ?? until, zone);
        }

        return run.Input("interval") is { } interval ? EndOf(interval, from, zone) : null;
    }

    private static int? Count(Value? value) => (int?)WholeNumber.Read(value, 0, int.MaxValue);
}
