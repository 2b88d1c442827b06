using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Briefings;

public readonly record struct DeliveryId(Guid Value) : ITypedId<DeliveryId>
{
    public static DeliveryId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
