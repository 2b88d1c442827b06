namespace CampaignTracker.Workflows.Scheduling.WorkingDays;

/// <summary>
/// A bank holiday made, or moved, for one year by royal proclamation. <c>Replaces</c> names the rule whose usual day
/// does not apply that year (null: an extra day); <c>OnlyIn</c> the one jurisdiction that keeps it (null: all three).
/// </summary>
public sealed record ProclaimedHoliday(DateOnly Day, string Name, string? Replaces = null, string? OnlyIn = null);
