using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Jobs;

namespace CampaignTracker.Persistence.Stores.Flows;

/// <summary>
/// Tells the scheduler what a newly published version recurs on. Never inside a transaction: the scheduler has a connection of its
/// own, and SQLite one writer. What was published is told whoever has gone away meanwhile;
/// what could not be told is made good by publishing the same again, at the next start, and for a trigger that went when it fires next.
/// </summary>
internal sealed class RecurrenceNotices(IRecurringJobs? jobs)
{
    public async Task TellAsync(string flow, FlowDefinition definition, DateTimeOffset publishedAt, IReadOnlyList<string> gone, CancellationToken cancel)
    {
        if (jobs is null)
        {
            return;
        }

        foreach (var trigger in gone)
        {
            await jobs.UnscheduleAsync(FlowRecurrence.NameOf(flow, trigger), cancel);
        }

        foreach (var job in definition.Triggers.Select(t => FlowRecurrence.JobOf(flow, t, publishedAt)).OfType<RecurringJob>())
        {
            await jobs.ScheduleAsync(job, cancel);
        }
    }
}
