using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Campaigns;

/// <summary>One stay in a stage.</summary>
public sealed class StageVisit
{
    private StageVisit() => EnteredBy = null!;

    internal StageVisit(int number, DateTimeOffset at, Stamp stamp)
    {
        Number = number;
        EnteredAt = at;
        EnteredBy = stamp.By;
        EnteredWhy = stamp.Why;
    }

    public int Number { get; private set; }

    public DateTimeOffset EnteredAt { get; private set; }

    public Origin EnteredBy { get; private set; }

    public string? EnteredWhy { get; private set; }

    /// <summary>Null while the stage is open.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    public Origin? LeftBy { get; private set; }

    public string? LeftWhy { get; private set; }

    /// <summary>Null while the stage is open, and for a visit that ended before this was recorded.</summary>
    public StageEnding? Ending { get; private set; }

    internal void Leave(DateTimeOffset at, StageEnding ending, Stamp stamp)
    {
        Ending = ending;
        LeftAt = at;
        LeftBy = stamp.By;
        LeftWhy = stamp.Why;
    }
}
