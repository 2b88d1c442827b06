using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Timeline;

public readonly record struct TimelineEntryId(Guid Value) : ITypedId<TimelineEntryId>
{
    public static TimelineEntryId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
