using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Campaigns;

public sealed record CampaignStarted(CampaignId Campaign, Stamp Stamp, string Key, string Title, DateOnly StartedOn)
    : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.CampaignStarted;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
        [("key", Key), ("title", Title), ("startedOn", Text(StartedOn))];
}
