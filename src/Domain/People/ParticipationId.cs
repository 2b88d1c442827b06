using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.People;

public readonly record struct ParticipationId(Guid Value) : ITypedId<ParticipationId>
{
    public static ParticipationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
