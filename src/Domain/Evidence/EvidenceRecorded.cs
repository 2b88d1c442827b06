using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Evidence;

public sealed record EvidenceRecorded(
    CampaignId Campaign, Stamp Stamp, ObservationId Observation, string What, int Count, string Place, DateOnly SeenOn)
    : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.EvidenceRecorded;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
    [
        ("observation", Observation.ToString()), ("what", What), ("count", (long)Count), ("place", Place), ("seenOn", Text(SeenOn)),
    ];
}
