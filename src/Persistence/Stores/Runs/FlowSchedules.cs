using Microsoft.Extensions.Hosting;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>Tells the scheduler of every Recurrence trigger when the process starts. What it knows already is left as it is.</summary>
internal sealed class FlowSchedules(FlowLibrary library) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => library.ScheduleAllAsync(stoppingToken);
}
