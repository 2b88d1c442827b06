using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>
/// Tells the scheduler of every Recurrence trigger when the process starts. What it knows already is left as it is. A database that is
/// away, or has not been brought up to date yet, is asked again: the site goes on meanwhile.
/// </summary>
internal sealed class FlowSchedules(FlowLibrary library, TimeProvider time, ILogger<FlowSchedules> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryAsync(stoppingToken))
        {
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancel)
    {
        try
        {
            await library.ScheduleAllAsync(cancel);
            return true;
        }
        catch (DbException fault)
        {
            Logs.SchedulesNotRead(logger, fault, Pause.TotalSeconds);
            return false;
        }
    }
}
