namespace CampaignTracker.Domain.Reminders;

public enum ReminderState
{
    Due,
    Done,
}
