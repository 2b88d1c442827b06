namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>A clock that only moves when it is told to, and never back. Not thread-safe.</summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = start;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();

    /// <summary>Moves on to <paramref name="instant"/>; does nothing where that is past.</summary>
    public void MoveTo(DateTimeOffset instant) => Now = instant > Now ? instant : Now;
}
