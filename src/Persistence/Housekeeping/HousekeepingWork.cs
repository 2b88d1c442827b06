using CampaignTracker.Workflows.Scheduling.Jobs;
using CampaignTracker.Workflows.Scheduling.Recurrences;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Persistence.Housekeeping;

/// <summary>The nightly purge. A night that was missed is caught up at the next start.</summary>
public sealed class HousekeepingWork(Purge purge, ILogger<HousekeepingWork> logger) : IRecurringWork
{
    public const string KindName = "housekeeping";

    // The same at every start, so that a job that is there already stays as it is.
    internal static readonly DateTimeOffset Since = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Kind => KindName;

    /// <summary>At 03:00 of the site's zone.</summary>
    public static RecurringJob Nightly(string timeZone) => new(
        KindName, KindName, new RecurrenceRule { Frequency = RecurrenceFrequency.Day, TimeZone = timeZone, Hours = [3], Minutes = [0] }, Since);

    public async Task RunAsync(RecurringFire fire, CancellationToken cancellationToken)
    {
        var purged = await purge.RunAsync(cancellationToken);
        Logs.Purged(logger, purged.Journal, purged.Contents, purged.Outbox, purged.TriggerHistory, purged.Keys);
    }
}
