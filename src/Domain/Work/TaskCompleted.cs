using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Work;

public sealed record TaskCompleted(CampaignId Campaign, Stamp Stamp, TaskItemId Task, string Title, string? Outcome) : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.TaskCompleted;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
        [("task", Task.ToString()), ("title", Title), ("outcome", Outcome)];
}
