using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Briefings;

public readonly record struct SuppressionId(Guid Value) : ITypedId<SuppressionId>
{
    public static SuppressionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
