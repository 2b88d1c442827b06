using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Campaigns;

/// <param name="Visit">1 the first time, higher when the stage is entered again.</param>
public sealed record StageEntered(CampaignId Campaign, Stamp Stamp, string Stage, string Title, int Visit) : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.StageEntered;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
        [("stage", Stage), ("title", Title), ("visit", (long)Visit)];
}

/// <param name="Ending">Succeeded, or skipped by a person.</param>
public sealed record StageCompleted(CampaignId Campaign, Stamp Stamp, string Stage, string Title, int Visit, StageEnding Ending = StageEnding.Succeeded)
    : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.StageCompleted;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
        [("stage", Stage), ("title", Title), ("visit", (long)Visit), ("ending", WireName.Of(Ending))];
}

/// <summary>A stage was left before its work was done.</summary>
/// <param name="Ending">Failed, timed out or cancelled.</param>
public sealed record StageStopped(CampaignId Campaign, Stamp Stamp, string Stage, string Title, int Visit, StageEnding Ending)
    : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.StageStopped;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
        [("stage", Stage), ("title", Title), ("visit", (long)Visit), ("ending", WireName.Of(Ending))];
}
