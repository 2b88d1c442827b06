using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.People;

public readonly record struct ContactAttemptId(Guid Value) : ITypedId<ContactAttemptId>
{
    public static ContactAttemptId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
