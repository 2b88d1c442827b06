namespace CampaignTracker.Workflows.Scheduling.Recurrences;

/// <summary>A rule, or everything that is wrong with the document; never both.</summary>
public sealed record RecurrenceReading(RecurrenceRule? Rule, IReadOnlyList<RecurrenceFault> Faults);
