namespace CampaignTracker.Persistence.Engine;

/// <summary>All times that were meant by the clock on the wall have been worked out by one release of the zones' rules. The last row says by which.</summary>
public sealed class ZonePassRow
{
    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    /// <summary>As the IANA database names its releases: <c>2026a</c>.</summary>
    public required string Version { get; init; }

    public required DateTimeOffset At { get; init; }
}
