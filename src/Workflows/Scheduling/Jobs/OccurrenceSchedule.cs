using CampaignTracker.Workflows.Scheduling.Recurrences;
using Quartz;
using Quartz.Extensibility;

namespace CampaignTracker.Workflows.Scheduling.Jobs;

/// <summary>Makes the trigger of a rule that was switched on at an instant.</summary>
internal sealed class OccurrenceSchedule(RecurrenceRule rule, DateTimeOffset switchedOn, TimeProvider time) : IScheduleBuilder
{
    public IMutableTrigger Build() => new OccurrenceTrigger(time) { Rule = rule, SwitchedOn = switchedOn };
}
