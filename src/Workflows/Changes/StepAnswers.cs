using System.Globalization;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Changes;

/// <summary>What a step gets when people have answered what it asked. Null where no step of a flow asked, or nothing is decided yet.</summary>
public static class StepAnswers
{
    public static StepAnswer? Of(Approval approval) =>
        approval.State == ApprovalState.Answered ? For(approval.AskedBy, approval.Id.Value, Outputs(approval), By(approval)) : null;

    public static StepAnswer? Of(TaskItem task) =>
        task.State == TaskState.Done ? For(task.AskedBy, task.Id.Value, Outputs(task), task.ClosedBy?.Name) : null;

    /// <summary>As Power Automate's approvals give it.</summary>
    public static ObjectValue Outputs(Approval approval) => ObjectValue.Of(
        ("outcome", Value.Of(approval.Outcome)),
        ("responses", Value.Of(approval.Responses.Select(response => ObjectValue.Of(
            ("responder", Value.Of(response.DisplayName)),
            ("response", Value.Of(response.Choice)),
            ("comments", Value.Of(response.Comment)),
            ("responseDate", Instant(response.At)))))),
        ("title", Value.Of(approval.Title)),
        ("startDate", Instant(approval.AskedAt)),
        ("completionDate", Instant(approval.ClosedAt)));

    /// <summary>A reflection is a task too, so its names are there beside the task's.</summary>
    public static ObjectValue Outputs(TaskItem task) => ObjectValue.Of(
        ("task", Value.Of(task.Id.Value.ToString())),
        ("completedBy", Value.Of(task.ClosedBy?.Name)),
        ("completedOn", Instant(task.ClosedAt)),
        ("note", Value.Of(task.Outcome)),
        ("answers", Value.Of(task.Outcome)),
        ("timedOut", Value.False));

    private static StepAnswer? For(Origin askedBy, Guid record, Value outputs, string? by) =>
        askedBy.RunId is { } run && StepRecordId.TryRead(record, run, out var instance, out var attempt)
            ? new StepAnswer(run, new RunInput.Completed(instance, attempt, Outcome.Succeeded(outputs), by is null ? null : new Execution.Actor(by)))
            : null;

    private static string? By(Approval approval) => approval.Responses.Count > 0 ? approval.Responses[^1].DisplayName : null;

    private static Value Instant(DateTimeOffset? at) => Value.Of(at?.UtcDateTime.ToString("o", CultureInfo.InvariantCulture));
}

/// <summary>An answer on its way to the step that asked.</summary>
public sealed record StepAnswer(Guid Run, RunInput.Completed Input);
