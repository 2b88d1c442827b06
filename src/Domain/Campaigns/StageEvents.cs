using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Campaigns;

/// <param name="Visit">1 the first time, higher when the stage is entered again.</param>
public sealed record StageEntered(CampaignId Campaign, Stamp Stamp, string Stage, string Title, int Visit) : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.StageEntered;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
        [("stage", Stage), ("title", Title), ("visit", (long)Visit)];
}

public sealed record StageCompleted(CampaignId Campaign, Stamp Stamp, string Stage, string Title, int Visit) : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.StageCompleted;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
        [("stage", Stage), ("title", Title), ("visit", (long)Visit)];
}
