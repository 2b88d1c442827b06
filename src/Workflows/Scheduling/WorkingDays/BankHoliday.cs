namespace CampaignTracker.Workflows.Scheduling.WorkingDays;

/// <summary>
/// A day on which a jurisdiction does not work, under the name it is published with. A substitute is the weekday
/// given instead of a holiday that falls on a weekend or on another holiday.
/// </summary>
public readonly record struct BankHoliday(DateOnly Day, string Name, bool IsSubstitute = false);
