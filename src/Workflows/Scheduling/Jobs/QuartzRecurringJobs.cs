using System.Text.Json;
using CampaignTracker.Workflows.Scheduling.Recurrences;
using Quartz;

namespace CampaignTracker.Workflows.Scheduling.Jobs;

/// <summary>Recurring jobs on Quartz. With its persistent store they survive restarts, and in a cluster one node fires each.</summary>
public sealed class QuartzRecurringJobs(ISchedulerFactory schedulers, TimeProvider time) : IRecurringJobs
{
    internal const string Group = "recurring";
    internal const string JobEntry = "job";

    public async Task<bool> ScheduleAsync(RecurringJob job, CancellationToken cancellationToken = default)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var key = JobKeys.Of(job.Name);
        await ForgetFormerAsync(scheduler, job.Name, cancellationToken);
        var document = JsonSerializer.Serialize(job);
        var stored = await scheduler.GetJobDetail(key, cancellationToken);
        if (stored is not null && document.Equals(stored.JobDataMap[JobEntry]))
        {
            await DeriveAnewAsync(scheduler, job, cancellationToken);
            return true;
        }

        if (job.Rule.NextAfter(RecurringJob.Before(job.SwitchedOn), job.SwitchedOn) is null)
        {
            await scheduler.DeleteJob(key, cancellationToken);
            return false;
        }

        // Recovery is asked for so that a fire that was under way when its node died is done by another one.
        var detail = JobBuilder.Create<RecurringQuartzJob>().WithIdentity(key).UsingJobData(JobEntry, document).RequestRecovery(true).Build();
        await scheduler.ScheduleJob(detail, Trigger(job), new ScheduleJobOptions { Replace = true }, cancellationToken);
        return true;
    }

    public async Task<bool> UnscheduleAsync(string name, CancellationToken cancellationToken = default)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var former = await ForgetFormerAsync(scheduler, name, cancellationToken);
        return await scheduler.DeleteJob(JobKeys.Of(name), cancellationToken) || former;
    }

    private static async Task<bool> ForgetFormerAsync(IScheduler scheduler, string name, CancellationToken cancellationToken) =>
        JobKeys.Former(name) is { } former && await scheduler.DeleteJob(former, cancellationToken);

    /// <summary>
    /// The next fire was worked out when the last one was done. Where the rules of its zone have changed since, or where it was worked
    /// out by the machine's own rules, as former versions did, it is worked out again; what was missed stays missed and is caught up.
    /// </summary>
    private async Task DeriveAnewAsync(IScheduler scheduler, RecurringJob job, CancellationToken cancellationToken)
    {
        var key = new TriggerKey(JobKeys.NameOf(job.Name), Group);
        var stored = await scheduler.GetTrigger(key, cancellationToken);
        if (stored?.NextFireTimeUtc is not { } next || (stored is OccurrenceTrigger known && (known.NextByRule == next || next <= time.GetUtcNow())))
        {
            return;
        }

        var anew = Trigger(job);
        anew.PreviousFireTimeUtc = stored.PreviousFireTimeUtc;
        await scheduler.RescheduleJob(key, anew, cancellationToken);
    }

    private OccurrenceTrigger Trigger(RecurringJob job) => (OccurrenceTrigger)TriggerBuilder.Create()
        .WithIdentity(JobKeys.NameOf(job.Name), Group)
        .ForJob(JobKeys.Of(job.Name))
        .StartAt(job.SwitchedOn)
        .WithSchedule(new OccurrenceSchedule(job.Rule, job.SwitchedOn, time))
        .Build();
}
