using System.Globalization;
using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Briefings.Rendering;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>Lines about what steps ask of people. What they change in the records is told by its events.</summary>
internal sealed class ChangeLines(AheadLog log, IBriefingStore briefings, StandInPeople people, Zone zone)
{
    /// <returns>Null where the change says nothing of its own.</returns>
    public async Task<AheadLog.Line?> WriteAsync(ChangeRequest change, CancellationToken cancel)
    {
        var inputs = change.Inputs;
        var title = inputs.Get("title")?.AsText() is { Length: > 0 } given ? given : AheadLog.InWords(change.Path);
        return change.Kind switch
        {
            "OpenApproval" => Write(AheadKind.Approval, change, $"An approval is asked of {people.InWords(inputs.Get("assignedTo"))}: {title}", Due(inputs, "An answer is due")),
            "OpenTask" => Write(AheadKind.Task, change, $"A task for {people.InWords(inputs.Get("assignedTo"))}: {title}", Due(inputs, "It is due")),
            "OpenReflection" => Write(AheadKind.Task, change, $"Time to reflect for {people.InWords(inputs.Get("assignedTo"))}: {title}", null),
            "Remind" => Write(AheadKind.Reminder, change, $"Reminder to {people.InWords(inputs.Get("to"))}: {title}", Late(inputs)),
            "Notify" => Write(AheadKind.Reminder, change, $"Reminder to {people.InWords(inputs.Get("to"))}: {title}", inputs.Get("text")?.AsText()),
            "OpenBriefing" => await BriefingAsync(change, cancel),
            _ => null,
        };
    }

    private async Task<AheadLog.Line?> BriefingAsync(ChangeRequest change, CancellationToken cancel)
    {
        var step = new FlowStepOrigin(change.Run.Id, change.Instance, change.Attempt);
        if (await briefings.FindByStepAsync(step.Key, cancel) is not { } briefing)
        {
            return null;
        }

        var subject = Personalisation.Unaddressed((briefing.Content?.Subject ?? briefing.Subject).Trim());
        return briefing.Status switch
        {
            BriefingStatus.AwaitingSignOff => Write(
                AheadKind.Briefing, change, $"Briefing “{subject}” is written and waits to be signed off by {people.InWords(briefing.SignOffBy, "or")}", Send(briefing)),
            BriefingStatus.Draft => Write(AheadKind.Briefing, change, $"Briefing “{briefing.Template}” is planned", Send(briefing)),
            BriefingStatus.Approved or BriefingStatus.Sending or BriefingStatus.Sent or BriefingStatus.Refused or BriefingStatus.Failed => null,
        };
    }

    private string? Send(Briefing briefing) => briefing.SendAt is { } at ? $"It is not sent before {Day(at)}." : null;

    private AheadLog.Line Write(AheadKind kind, ChangeRequest change, string text, string? why) =>
        log.Write(kind, change.Run.Id, change.Instance, change.Flow, change.Path, text, why);

    private string? Due(Value inputs, string words) =>
        inputs.Get("due")?.AsText() is { Length: >= 10 } due && DateTimeOffset.TryParse(due, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? due.Length == 10 ? $"{words} on {DateOnly.FromDateTime(at.DateTime).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}." : $"{words} on {Day(at)}."
            : null;

    private string? Late(Value inputs) =>
        inputs.Get("late") is BooleanValue { Value: true } && DateTimeOffset.TryParse(inputs.Get("dueAt")?.AsText(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var due)
            ? $"Late: it was due on {Day(due)}."
            : null;

    private string Day(DateTimeOffset at) => zone.In(at).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
