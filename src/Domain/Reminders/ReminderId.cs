using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Reminders;

public readonly record struct ReminderId(Guid Value) : ITypedId<ReminderId>
{
    public static ReminderId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
