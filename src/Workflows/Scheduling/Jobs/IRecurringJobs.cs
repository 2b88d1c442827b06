namespace CampaignTracker.Workflows.Scheduling.Jobs;

/// <summary>Keeps what recurs across restarts and calls the <see cref="IRecurringWork"/> of its kind when it comes due.</summary>
public interface IRecurringJobs
{
    /// <summary>
    /// Schedules a job or replaces the one of that name. The same job again changes nothing, so that it may be scheduled at
    /// every start without losing a fire that was missed meanwhile. False: the rule has no occurrence left and nothing is kept.
    /// </summary>
    Task<bool> ScheduleAsync(RecurringJob job, CancellationToken cancellationToken = default);

    /// <summary>False where there was no such job.</summary>
    Task<bool> UnscheduleAsync(string name, CancellationToken cancellationToken = default);
}
