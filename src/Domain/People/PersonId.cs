using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.People;

public readonly record struct PersonId(Guid Value) : ITypedId<PersonId>
{
    public static PersonId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
