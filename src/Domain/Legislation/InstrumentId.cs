using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Legislation;

public readonly record struct InstrumentId(Guid Value) : ITypedId<InstrumentId>
{
    public static InstrumentId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
