using System.Globalization;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Changes;

/// <summary>Puts a question to people. The answer comes later, see <see cref="StepAnswers"/>.</summary>
public sealed class OpenApprovalHandler() : ChangeHandler("OpenApproval")
{
    protected override Task<Outcome?> ApplyAsync(CampaignChange change, CancellationToken cancel)
    {
        var kind = Enum.TryParse<ApprovalKind>(change.Text("approvalType"), ignoreCase: true, out var known) ? known : ApprovalKind.FirstToRespond;
        var request = new ApprovalRequest(
            kind,
            change.Text("title") ?? change.Step,
            [.. change.Texts("assignedTo").Select(Assignee.Parse)],
            change.Text("details"),
            change.Texts("options"),
            change.Input("awaitAll") is BooleanValue { Value: true },
            Due(change.Text("due")),
            change.Text("link"));
        change.Store.Add(Approval.Ask(new ApprovalId(change.RecordId), change.Campaign, request, change.Stamp));
        return Task.FromResult<Outcome?>(null);
    }

    private static DateTimeOffset? Due(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var due) ? due : null;
}
