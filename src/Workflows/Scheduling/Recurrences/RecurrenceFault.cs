namespace CampaignTracker.Workflows.Scheduling.Recurrences;

/// <summary>What is wrong with a recurrence, and where: <c>Path</c> is relative to the recurrence, such as <c>schedule.hours[2]</c>.</summary>
public sealed record RecurrenceFault(string Path, string Message);
