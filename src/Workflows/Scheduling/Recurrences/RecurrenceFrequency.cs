namespace CampaignTracker.Workflows.Scheduling.Recurrences;

public enum RecurrenceFrequency
{
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}
