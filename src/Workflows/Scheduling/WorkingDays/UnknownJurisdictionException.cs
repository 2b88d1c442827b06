namespace CampaignTracker.Workflows.Scheduling.WorkingDays;

/// <summary>No working calendar is kept under this name.</summary>
public sealed class UnknownJurisdictionException(string jurisdiction)
    : Exception($"No working calendar is known for '{jurisdiction}'. Use one of: {string.Join(", ", WorkingCalendars.All.Select(known => known.Jurisdiction))}.")
{
    public string Jurisdiction { get; } = jurisdiction;
}
