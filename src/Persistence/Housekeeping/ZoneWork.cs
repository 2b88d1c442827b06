using CampaignTracker.Workflows.Scheduling.Jobs;
using CampaignTracker.Workflows.Scheduling.Recurrences;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Persistence.Housekeeping;

/// <summary>Looks for new zone rules four times an hour, on one node at a time. What was missed while the site was down is caught up when it starts.</summary>
public sealed class ZoneWork(ZonePass pass, ILogger<ZoneWork> logger) : IRecurringWork
{
    public const string KindName = "zones";

    public string Kind => KindName;

    public static RecurringJob EveryQuarterHour { get; } = new(
        KindName, KindName, new RecurrenceRule { Frequency = RecurrenceFrequency.Minute, Interval = 15 }, HousekeepingWork.Since);

    public async Task RunAsync(RecurringFire fire, CancellationToken cancellationToken)
    {
        if (await pass.RunAsync(cancellationToken) is { } told)
        {
            Logs.ZonesFollowed(logger, told);
        }
    }
}
