using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.Durations;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// When a failed call is tried again (WDL reference, "Retry policies"): <c>none</c>, <c>fixed</c>, or <c>exponential</c> with a
/// random delay between the bounds of its step. <see cref="Count"/> is the number of tries after the first, 0 to 90.
/// </summary>
internal sealed record RetryPolicy(bool IsExponential, int Count, TimeSpan Interval, TimeSpan Shortest, TimeSpan Longest)
{
    public static readonly RetryPolicy None = new(false, 0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>What a call gets that names no policy: four tries, growing from 7.5 seconds, each between 5 and 45 seconds.</summary>
    public static readonly RetryPolicy Default = new(true, 4, TimeSpan.FromSeconds(7.5), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(45));

    private const int MostTries = 90;

    /// <summary>How long an exponential policy waits at most where it names no <c>maximumInterval</c>.</summary>
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    /// <summary>
    /// The delay before try number <paramref name="attempt"/> + 1; null when there is no further try. An exponential one is drawn
    /// for the first further try between nothing and the interval, for each one after it from a range that doubles, within the bounds.
    /// </summary>
    public TimeSpan? DelayAfter(int attempt, Random chance)
    {
        if (attempt > Count)
        {
            return null;
        }

        if (!IsExponential)
        {
            return Interval;
        }

        // In ticks: after some thirty doublings there is no such time span.
        var most = Interval.Ticks * Math.Pow(2, attempt - 1);
        var low = Math.Max(attempt == 1 ? 0 : most / 2, Shortest.Ticks);
        var high = Math.Min(most, Longest.Ticks);
        return TimeSpan.FromTicks((long)Math.Min(low >= high ? low : low + ((high - low) * chance.NextDouble()), Longest.Ticks));
    }

    /// <summary>Anything but an object is the default policy. Expressions must have been evaluated.</summary>
    public static RetryPolicy Read(Value? value, string path, FaultList faults)
    {
        if (value is not ObjectValue o)
        {
            return Default;
        }

        switch (o["type"]?.AsText()?.ToUpperInvariant())
        {
            case "NONE":
                return None;
            case "DEFAULT":
                return Default;
            case "FIXED":
                return Read(o, isExponential: false, path, faults);
            case "EXPONENTIAL" or null:
                return Read(o, isExponential: true, path, faults);
            default:
                faults.Error($"{path}.type", "RetryType", $"A retry policy is default, none, fixed or exponential, not '{o["type"]?.AsText()}'.");
                return Default;
        }
    }

    private static RetryPolicy Read(ObjectValue o, bool isExponential, string path, FaultList faults)
    {
        var shortest = ReadInterval(o["minimumInterval"], $"{path}.minimumInterval", faults);
        var longest = ReadInterval(o["maximumInterval"], $"{path}.maximumInterval", faults);
        if (isExponential && shortest > longest)
        {
            faults.Error($"{path}.maximumInterval", "RetryInterval", $"The maximumInterval {o["maximumInterval"]} is shorter than the minimumInterval {o["minimumInterval"]}, so that no delay lies between them.");
        }

        return new(
            isExponential,
            ReadCount(o["count"], path, faults),
            ReadInterval(o["interval"], $"{path}.interval", faults) ?? Default.Interval,
            shortest ?? Default.Shortest,
            longest ?? OneDay);
    }

    private static int ReadCount(Value? value, string path, FaultList faults)
    {
        if ((value is null ? Default.Count : WholeNumber.Read(value, 1, MostTries)) is { } count)
        {
            return (int)count;
        }

        faults.Error($"{path}.count", "RetryCount", $"A retry policy tries 1 to {MostTries} times.");
        return Default.Count;
    }

    private static TimeSpan? ReadInterval(Value? value, string path, FaultList faults)
    {
        if (value is null)
        {
            return null;
        }

        if (value.AsText() is { } text && IsoDuration.TryParse(text, out var duration) && !duration.IsNegative && duration.IsWithinCalendar())
        {
            return duration.AddTo(DateTimeOffset.UnixEpoch, TimeZones.Utc) - DateTimeOffset.UnixEpoch;
        }

        faults.Error(path, "RetryInterval", "An interval is written as an ISO 8601 duration, such as PT20S, that is not negative and ends before the year 10000.");
        return null;
    }
}
