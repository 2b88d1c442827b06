namespace CampaignTracker.CrashHost;

/// <summary>The clock of a machine that is wrong by some seconds.</summary>
public sealed class SkewedTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
