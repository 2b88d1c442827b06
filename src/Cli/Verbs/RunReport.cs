using System.Globalization;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Rehearsal;

namespace CampaignTracker.Cli.Verbs;

/// <summary>How a run went: <c>{status, error, waits[], outputs, actions: {path: {...}}}</c>. A step that ran more than once shows its last time.</summary>
internal static class RunReport
{
    public static ObjectValue Of(RehearsedRun run) => ObjectValue.Of(
        ("status", Value.Of(Status(run))),
        ("error", run.State.Fault?.ToValue() ?? Value.Null),
        ("waits", Value.Of(run.Waits.Values.OrderBy(wait => wait.Instance).Select(wait => Wait(run, wait)))),
        ("outputs", run.State.Outputs ?? Value.Null),
        ("actions", Actions(run)));

    /// <summary>The trigger's conditions do not hold, or there is nothing to split: that is no error of the flow or of what it was given.</summary>
    public static ObjectValue NotStarted(string reason) => ObjectValue.Of(
        ("status", Value.Of(nameof(StepStatus.Skipped))),
        ("error", new StepFault("TriggerDidNotFire", reason).ToValue()),
        ("waits", ArrayValue.Empty),
        ("outputs", Value.Null),
        ("actions", ObjectValue.Empty));

    /// <summary>A run that has not ended, but where something waits, is shown as Waiting.</summary>
    private static string Status(RehearsedRun run) =>
        run.State.Status == RunStatus.Running && run.Waits.Count > 0 ? nameof(StepStatus.Waiting) : run.State.Status.ToString();

    private static ObjectValue Wait(RehearsedRun run, Effect.DescribeWait wait) => ObjectValue.Of(
        ("path", Value.Of(wait.Path)),
        ("type", Value.Of(wait.StepType)),
        ("title", Value.Of(wait.Title)),
        ("waitingFor", Value.Of(wait.WaitingFor)),
        ("since", Instant(wait.Since)),
        ("until", Instant(wait.Until)),
        ("next", Instant(run.PendingTimers.Where(timer => timer.Instance == wait.Instance).Select(timer => (DateTimeOffset?)timer.DueAt).Min())),
        ("mayAct", wait.MayAct));

    private static ObjectValue Actions(RehearsedRun run)
    {
        var actions = new ObjectValue.Builder();
        foreach (var entry in run.Journal.Where(entry => entry.Path.Length > 0 && entry.Kind is JournalKind.StepEnded or JournalKind.StepWaiting))
        {
            var isWaiting = entry.Kind == JournalKind.StepWaiting;
            actions.Set(entry.Path, ObjectValue.Of(
                ("status", Value.Of(isWaiting ? nameof(StepStatus.Waiting) : entry.Status.ToString())),
                ("code", Value.Of(entry.Fault?.Code ?? Code(entry.Status))),
                ("inputs", entry.Inputs ?? Value.Null),
                ("outputs", isWaiting ? Value.Null : entry.Outputs ?? Value.Null),
                ("error", entry.Fault?.ToValue() ?? Value.Null),
                ("startTime", Instant(entry.StartedAt)),
                ("endTime", isWaiting || entry.Status == StepStatus.Skipped ? Value.Null : Instant(entry.At)),
                ("attempts", Value.Of(entry.Status == StepStatus.Skipped ? 0 : entry.Attempt))));
        }

        return actions.Build();
    }

    private static string Code(StepStatus status) => status switch
    {
        StepStatus.Succeeded => "OK",
        StepStatus.Skipped => "ActionSkipped",
        _ => status.ToString(),
    };

    private static Value Instant(DateTimeOffset? at) =>
        at is { } known ? Value.Of(known.UtcDateTime.ToString("o", CultureInfo.InvariantCulture)) : Value.Null;
}
