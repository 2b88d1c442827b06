using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.PolicyChanges;

public readonly record struct LedgerEntryId(Guid Value) : ITypedId<LedgerEntryId>
{
    public static LedgerEntryId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
