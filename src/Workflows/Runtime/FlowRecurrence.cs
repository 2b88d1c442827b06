using System.Globalization;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.Jobs;
using CampaignTracker.Workflows.Scheduling.Recurrences;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>Starts flows by their Recurrence triggers. The scheduler may fire an occurrence again after a crash; one occurrence starts one run.</summary>
public sealed class FlowRecurrence(IFlowLibrary library, IRuns runs, IRecurringJobs? jobs = null) : IRecurringWork
{
    public const string WorkKind = "flow";

    public string Kind => WorkKind;

    /// <summary>The job of one trigger; null for a trigger of another type, or one whose rule has faults (the checker tells of them).</summary>
    public static RecurringJob? JobOf(string flow, Language.Definitions.TriggerDefinition trigger, DateTimeOffset publishedAt) =>
        trigger.Type == "Recurrence" && RecurrenceReader.Read(trigger.Recurrence).Rule is { } rule
            ? new RecurringJob(NameOf(flow, trigger.Name), WorkKind, rule, publishedAt, ObjectValue.Of(("flow", Value.Of(flow)), ("trigger", Value.Of(trigger.Name))).ToString())
            : null;

    public static string NameOf(string flow, string trigger) => $"flow {flow} / {trigger}";

    public async Task RunAsync(RecurringFire fire, CancellationToken cancellationToken)
    {
        var argument = ValueJson.Parse(fire.Argument ?? "{}");
        var (name, trigger) = (argument.Get("flow")?.AsText() ?? "", argument.Get("trigger")?.AsText() ?? "");
        if (await library.FindAsync(name, cancellationToken) is not { } flow)
        {
            throw new UnknownFlowException(name);
        }

        if (!flow.Triggers.Any(t => t.Type == "Recurrence" && t.Name == trigger))
        {
            // The version that took it away could not tell the scheduler.
            await (jobs?.UnscheduleAsync(fire.Name, cancellationToken) ?? Task.CompletedTask);
            if (flow.Triggers.Any(t => string.Equals(t.Name, trigger, StringComparison.OrdinalIgnoreCase)))
            {
                // Something else starts it now: a person, or a job of its own.
                return;
            }
        }

        var due = Written(fire.DueAt);
        var outputs = Outputs(due, fire.IsLate);
        var note = fire.IsLate ? string.Create(CultureInfo.InvariantCulture, $"Late: it was due at {fire.DueAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.") : "";

        // Where its conditions do not hold, the line in the trigger's history is what there is to say.
        await runs.StartAsync(new(flow.VersionId, null, trigger, outputs, TriggerDoor.Fitting($"{fire.Name}/{due}"), new Firing(outputs, note)), cancellationToken);
    }

    /// <summary>The start of a run at an occurrence that is not late.</summary>
    internal static StartRun StartOf(Guid version, string trigger, DateTimeOffset dueAt)
    {
        var outputs = Outputs(Written(dueAt), late: false);
        return new(version, null, trigger, outputs, null, new Firing(outputs));
    }

    private static ObjectValue Outputs(string due, bool late) =>
        ObjectValue.Of(("body", ObjectValue.Of(("scheduledTime", Value.Of(due)), ("late", Value.Of(late)))));

    private static string Written(DateTimeOffset dueAt) => dueAt.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);
}
