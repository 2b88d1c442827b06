using System.Globalization;
using CampaignTracker.Domain.Timeline;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Workflows.Changes;

/// <summary>Puts a reminder on people's lists. One that is put out late says when it was due.</summary>
public sealed class RemindHandler() : ChangeHandler("Remind")
{
    protected override async Task<Outcome?> ApplyAsync(CampaignChange change, CancellationToken cancel)
    {
        var due = DateTimeOffset.TryParse(change.Text("dueAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : change.Now;
        var late = change.Input("late") is BooleanValue { Value: true } ? $"Late, was due {due:d MMMM yyyy}: " : "";
        await StepReminders.SetAsync(change, StepReminders.Scheduled, change.Texts("to"), due, late + Notice.Text(change), cancel);
        return null;
    }
}

/// <summary>What a reminder was to go on until has happened: it goes from people's lists.</summary>
public sealed class RemindersOverHandler() : ChangeHandler("RemindersOver")
{
    protected override async Task<Outcome?> ApplyAsync(CampaignChange change, CancellationToken cancel)
    {
        var because = change.StampBecause("What it was to go on until has happened.");
        await StepReminders.CloseAsync(change.Store, change.Request.Run.Id, change.Request.Instance, StepReminders.Scheduled, because, cancel);
        return null;
    }
}

/// <summary>Tells people about something that waits: an approval or a gate that has waited long, or whose deadline has passed.</summary>
public sealed class NotifyHandler() : ChangeHandler("Notify")
{
    protected override async Task<Outcome?> ApplyAsync(CampaignChange change, CancellationToken cancel)
    {
        var approval = await change.Store.FindApprovalAsync(new ApprovalId(change.RecordId), cancel);
        await StepReminders.SetAsync(change, StepReminders.Notices, Notice.To(change, approval), change.Now, Notice.Text(change), cancel);
        if (approval is { State: ApprovalState.Open })
        {
            approval.Remind(change.Stamp);
        }

        return null;
    }
}

/// <summary>Writes into the campaign's story that a person let a gate pass.</summary>
public sealed class GateOverriddenHandler() : ChangeHandler("GateOverridden")
{
    protected override Task<Outcome?> ApplyAsync(CampaignChange change, CancellationToken cancel)
    {
        var sentence = $"{change.Text("by")} let “{change.Text("title")}” pass: {change.Text("reason")}";
        change.Store.Add(TimelineEntry.Write(new TimelineEntryId(change.Scope.Ids.Next()), change.Campaign, "gate.overridden", sentence, change.StampBecause(change.Text("reason"))));
        return Task.FromResult<Outcome?>(null);
    }
}

internal static class Notice
{
    /// <summary>Whom the step named; of an approval that is reminded of, those whose answer is awaited now: some may have answered or handed it on.</summary>
    public static IReadOnlyList<string> To(CampaignChange change, Approval? approval) =>
        change.Text("about") == Steps.Notice.Reminded && approval is { Awaited.Count: > 0 } ? [.. approval.Awaited.Select(a => a.ToString())] : change.Texts("to");

    /// <summary>The change as a rehearsal tells of it: a notice names only those whom it reaches.</summary>
    public static async Task<ChangeRequest> ToldAsync(ChangeRequest request, IChangeScope scope, CancellationToken cancel)
    {
        if (request.Kind != Steps.Notice.ChangeKind || request.Run.Campaign is not { } campaign)
        {
            return request;
        }

        var change = new CampaignChange(request, scope, campaign);
        var approval = await change.Store.FindApprovalAsync(new ApprovalId(change.RecordId), cancel);
        return request with { Inputs = ((ObjectValue)request.Inputs).With("to", ArrayValue.From([.. To(change, approval).Select(Value.Of)])) };
    }

    public static string Text(CampaignChange change) =>
        string.Join(": ", new[] { change.Text("title"), change.Text("text") }.Where(part => !string.IsNullOrWhiteSpace(part)));
}
