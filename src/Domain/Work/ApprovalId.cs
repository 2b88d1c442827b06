using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Work;

public readonly record struct ApprovalId(Guid Value) : ITypedId<ApprovalId>
{
    public static ApprovalId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
