using CampaignTracker.Workflows.Scheduling.Jobs;
using CampaignTracker.Workflows.Scheduling.Recurrences;
using CampaignTracker.Workflows.Scheduling.WorkingDays;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Persistence.Housekeeping;

/// <summary>Counts the days to the closing of consultations every morning, on one node. A morning that was missed is caught up at the next start.</summary>
public sealed class ClosingWork(ClosingCount count, ILogger<ClosingWork> logger) : IRecurringWork
{
    public const string KindName = "closing consultations";

    public string Kind => KindName;

    /// <summary>By the clock of the site's zone.</summary>
    public static RecurringJob EveryMorning(string timeZone) => new(
        KindName, KindName, new RecurrenceRule { Frequency = RecurrenceFrequency.Day, TimeZone = timeZone, Hours = [ClosingDays.Morning.Hour], Minutes = [ClosingDays.Morning.Minute] }, HousekeepingWork.Since);

    public async Task RunAsync(RecurringFire fire, CancellationToken cancellationToken)
    {
        if (await count.RunAsync(cancellationToken) is > 0 and var told)
        {
            Logs.ClosingsTold(logger, told);
        }
    }
}
