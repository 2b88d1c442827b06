using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Evidence;

public readonly record struct ClaimId(Guid Value) : ITypedId<ClaimId>
{
    public static ClaimId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
