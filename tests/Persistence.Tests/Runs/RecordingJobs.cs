using CampaignTracker.Workflows.Scheduling.Jobs;

namespace CampaignTracker.Persistence.Tests.Runs;

/// <summary>A scheduler that keeps names, and may be away.</summary>
internal sealed class RecordingJobs : IRecurringJobs
{
    public HashSet<string> Names { get; } = [];

    public bool IsAway { get; set; }

    public Task<bool> ScheduleAsync(RecurringJob job, CancellationToken cancellationToken = default) =>
        IsAway ? throw new IOException("The scheduler is away.") : Task.FromResult(Names.Add(job.Name));

    public Task<bool> UnscheduleAsync(string name, CancellationToken cancellationToken = default) => Task.FromResult(Names.Remove(name));
}
