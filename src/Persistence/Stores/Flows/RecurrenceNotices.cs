using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Jobs;

namespace CampaignTracker.Persistence.Stores.Flows;

/// <summary>
/// Tells the scheduler what a newly published version recurs on. Never inside a transaction: the scheduler has a connection of its
/// own, and SQLite one writer. A process that ends before it has told is made good at the next start.
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
