using System.Text.Json;
using CampaignTracker.Workflows.Scheduling.Recurrences;
using Quartz;

namespace CampaignTracker.Workflows.Scheduling.Jobs;

/// <summary>Quartz' side of a recurring job: finds its work and tells it which occurrence this is.</summary>
[DisallowConcurrentExecution]
internal sealed class RecurringQuartzJob(IEnumerable<IRecurringWork> works) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var document = (string)context.JobDetail.JobDataMap[QuartzRecurringJobs.JobEntry]!;
        var job = JsonSerializer.Deserialize<RecurringJob>(document)!;
        var work = works.FirstOrDefault(known => known.Kind == job.Kind)
            ?? throw new InvalidOperationException($"Nothing does the recurring work '{job.Kind}' that the job '{job.Name}' asks for.");
        await work.RunAsync(new RecurringFire(job.Name, job.Argument, DueAt(context, job), context.FireTimeUtc), cancellationToken);
    }

    /// <summary>
    /// Quartz moves a missed fire to now, so the time it was due is asked of the rule: the first occurrence after the last
    /// fire. A fire that is recovered from a dead node has no last fire and keeps the time it was scheduled for.
    /// </summary>
    private static DateTimeOffset DueAt(IJobExecutionContext context, RecurringJob job)
    {
        var scheduled = context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
        var last = context.PreviousFireTimeUtc ?? RecurringJob.Before(job.SwitchedOn);
        var due = context.Recovering ? null : job.Rule.NextAfter(last, job.SwitchedOn);
        return due < scheduled ? due.Value : scheduled;
    }
}
