using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Work;

public readonly record struct TaskItemId(Guid Value) : ITypedId<TaskItemId>
{
    public static TaskItemId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
