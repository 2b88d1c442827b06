namespace CampaignTracker.Workflows.Scheduling.Jobs;

/// <summary>
/// One occurrence that has come due. Where several were missed (the process was down) there is one fire for all of them:
/// <c>DueAt</c> is then the earliest, and <see cref="IsLate"/> is true.
/// </summary>
public sealed record RecurringFire(string Name, string? Argument, DateTimeOffset DueAt, DateTimeOffset FiredAt)
{
    /// <summary>What is shown as late: more than this after it was due.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    public bool IsLate => FiredAt - DueAt > Grace;
}
