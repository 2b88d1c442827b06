using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Briefings.Wording;

public readonly record struct AvoidedPhraseId(Guid Value) : ITypedId<AvoidedPhraseId>
{
    public static AvoidedPhraseId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
