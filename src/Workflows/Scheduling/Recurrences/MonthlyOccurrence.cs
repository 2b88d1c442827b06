namespace CampaignTracker.Workflows.Scheduling.Recurrences;

/// <summary>The first Monday (1), the last Friday (-1) of a month, and so on: 1 to 5, or -1 to -5 from the end.</summary>
public readonly record struct MonthlyOccurrence(DayOfWeek Day, int Occurrence);
