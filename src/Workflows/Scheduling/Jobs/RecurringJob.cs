using CampaignTracker.Workflows.Scheduling.Recurrences;

namespace CampaignTracker.Workflows.Scheduling.Jobs;

/// <summary>Work that recurs. <c>Name</c> is unique; <c>Kind</c> names the <see cref="IRecurringWork"/> that does it, with <c>Argument</c>.</summary>
public sealed record RecurringJob(string Name, string Kind, RecurrenceRule Rule, DateTimeOffset SwitchedOn, string? Argument = null)
{
    /// <summary>An instant before the first occurrence that a rule may have: rules count whole seconds, and the second of being switched on is the first.</summary>
    internal static DateTimeOffset Before(DateTimeOffset switchedOn) => switchedOn.AddTicks(-(switchedOn.Ticks % TimeSpan.TicksPerSecond) - 1);
}
