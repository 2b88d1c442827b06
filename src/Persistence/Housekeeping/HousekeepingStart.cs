using System.Data.Common;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CampaignTracker.Persistence.Housekeeping;

/// <summary>Tells the scheduler of the jobs that keep the house when the process starts.</summary>
internal sealed class HousekeepingStart(
    EngineOptions options, TimeProvider time, ILogger<HousekeepingStart> logger, IRecurringJobs? jobs = null) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (jobs is not null && !await TryAsync(jobs, stoppingToken))
        {
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task<bool> TryAsync(IRecurringJobs known, CancellationToken cancel)
    {
        try
        {
            await known.ScheduleAsync(HousekeepingWork.Nightly(options.TimeZone), cancel);
            await known.ScheduleAsync(ZoneWork.EveryQuarterHour, cancel);
            await known.ScheduleAsync(ClosingWork.EveryMorning(options.TimeZone), cancel);
            return true;
        }
        catch (Exception fault) when (fault is DbException or SchedulerException)
        {
            // A database that is away, or not yet migrated, comes back.
            Logs.HousekeepingNotScheduled(logger, fault, Pause.TotalSeconds);
            return false;
        }
    }
}
