using System.Text.Json;
using CampaignTracker.Workflows.Scheduling.Recurrences;
using Quartz;

namespace CampaignTracker.Workflows.Scheduling.Jobs;

/// <summary>Recurring jobs on Quartz. With its persistent store they survive restarts, and in a cluster one node fires each.</summary>
public sealed class QuartzRecurringJobs(ISchedulerFactory schedulers) : IRecurringJobs
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
            return true;
        }

        if (job.Rule.NextAfter(job.SwitchedOn.AddTicks(-1), job.SwitchedOn) is null)
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
    /// A missed fire is done once, as soon as possible, and the schedule goes on as it was. Elapsed time is counted in UTC,
    /// where no hour is ever skipped or repeated.
    /// </summary>
    private static ITrigger Trigger(RecurringJob job)
    {
        var rule = job.Rule;
        var start = rule.StartOr(job.SwitchedOn);
        var zone = rule.IsElapsedTime ? Zones.TimeZones.Utc : rule.Zone;
        var clocks = TimeZoneInfo.FindSystemTimeZoneById(zone.Id);
        var trigger = TriggerBuilder.Create()
            .WithIdentity(JobKeys.NameOf(job.Name), Group)
            .StartAt(rule.Zone.ToInstant(start))
            .WithRecurrenceSchedule(RRule.From(rule, start), schedule => schedule
                .InTimeZone(clocks)
                .WithMisfireInstruction(RecurrenceTriggerMisfireInstruction.FireAndProceed));
        return (rule.End is { } end ? trigger.EndAt(rule.Zone.ToInstant(end).AddSeconds(1)) : trigger).Build();
    }
}
