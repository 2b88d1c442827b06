using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Evidence;

public readonly record struct ObservationId(Guid Value) : ITypedId<ObservationId>
{
    public static ObservationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
