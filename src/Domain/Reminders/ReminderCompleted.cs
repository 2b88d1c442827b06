using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Reminders;

public sealed record ReminderCompleted(CampaignId Campaign, Stamp Stamp, ReminderId Reminder, string What) : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.ReminderCompleted;

    protected override IEnumerable<(string Key, object? Value)> Fields() => [("reminder", Reminder.ToString()), ("text", What)];
}
