using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Briefings;

public readonly record struct BriefingListId(Guid Value) : ITypedId<BriefingListId>
{
    public static BriefingListId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
