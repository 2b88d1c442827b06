using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Briefings;

public readonly record struct BriefingId(Guid Value) : ITypedId<BriefingId>
{
    public static BriefingId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
