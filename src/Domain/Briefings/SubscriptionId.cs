using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Briefings;

public readonly record struct SubscriptionId(Guid Value) : ITypedId<SubscriptionId>
{
    public static SubscriptionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
