using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.Durations;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// When a failed call is tried again (flow reference, "Retry policies"): <c>none</c>, <c>fixed</c>, or <c>exponential</c> with a
/// random delay between the bounds of its step. <see cref="Count"/> is the number of tries after the first, 0 to 90.
/// </summary>
internal sealed record RetryPolicy(bool IsExponential, int Count, TimeSpan Interval, TimeSpan Shortest, TimeSpan Longest)
{
    public static readonly RetryPolicy None = new(false, 0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>What a call gets that names no policy: four tries, growing from 7.5 seconds, between 5 and 45 seconds each at first.</summary>
    public static readonly RetryPolicy Default = new(true, 4, TimeSpan.FromSeconds(7.5), TimeSpan.FromSeconds(5), TimeSpan.FromDays(1));

    private const int MostTries = 90;

    /// <summary>The delay before try number <paramref name="attempt"/> + 1; null when there is no further try.</summary>
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

        // The n-th delay is drawn between the interval times 2^(n-1) and times 2^n, within the policy's bounds.
        var low = Interval * Math.Pow(2, Math.Min(attempt - 1, 40));
        var drawn = low + (low * chance.NextDouble());
        return drawn < Shortest ? Shortest : drawn > Longest ? Longest : drawn;
    }

    public static RetryPolicy Read(Value? value, string path, FaultList faults)
    {
        if (value is not ObjectValue o)
        {
            return Default;
        }

        var type = o["type"]?.AsText()?.ToUpperInvariant();
        if (type == "NONE")
        {
            return None;
        }

        if (type is not ("FIXED" or "EXPONENTIAL" or null))
        {
            faults.Error($"{path}.type", "RetryType", $"A retry policy is none, fixed or exponential, not '{o["type"]?.AsText()}'.");
        }

        return new(
            type != "FIXED",
            ReadCount(o["count"], path, faults),
            ReadInterval(o["interval"], $"{path}.interval", faults) ?? Default.Interval,
            ReadInterval(o["minimumInterval"], $"{path}.minimumInterval", faults) ?? Default.Shortest,
            ReadInterval(o["maximumInterval"], $"{path}.maximumInterval", faults) ?? Default.Longest);
    }

    private static int ReadCount(Value? value, string path, FaultList faults)
    {
        switch (value)
        {
            case null:
                return Default.Count;
            case IntegerValue { Value: >= 1 and <= MostTries } n:
                return (int)n.Value;
            case StringValue:
                return Default.Count;
            default:
                faults.Error($"{path}.count", "RetryCount", $"A retry policy tries 1 to {MostTries} times.");
                return Default.Count;
        }
    }

    private static TimeSpan? ReadInterval(Value? value, string path, FaultList faults)
    {
        if (value is null)
        {
            return null;
        }

        if (value.AsText() is { } text && IsoDuration.TryParse(text, out var duration))
        {
            return duration.AddTo(DateTimeOffset.UnixEpoch, TimeZones.Utc) - DateTimeOffset.UnixEpoch;
        }

        faults.Error(path, "RetryInterval", "An interval is written as an ISO 8601 duration, such as PT20S.");
        return null;
    }
}
