using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.People;

public readonly record struct OrganisationId(Guid Value) : ITypedId<OrganisationId>
{
    public static OrganisationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
