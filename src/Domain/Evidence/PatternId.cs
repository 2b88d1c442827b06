using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Evidence;

public readonly record struct PatternId(Guid Value) : ITypedId<PatternId>
{
    public static PatternId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
