using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Reminders;

public sealed record ReminderIsDue(string Text) : Rule
{
    public override string Sentence => $"The reminder '{Text}' is already done.";
}
