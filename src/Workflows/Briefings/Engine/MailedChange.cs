using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Changes;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Workflows.Briefings.Engine;

/// <summary>
/// Makes a change as its handler does, and tells those whom it concerns by mail: who is asked to approve, given a task, reminded. While a
/// protected pause of the campaign lasts, reminders that come again and again are put on people's lists only; one of a day that will not come again is mailed all the same.
/// </summary>
public sealed class MailedChange(IChangeHandler inner, TeamNotices notices) : IChangeHandler
{
    private const string NoticeStep = "Notify";

    public string Kind => inner.Kind;

    /// <summary>Whether changes of this kind concern anybody.</summary>
    public static bool Concerns(string kind) => kind is "OpenApproval" or "OpenTask" or "OpenReflection" or "Remind" or NoticeStep;

    public async Task<Outcome?> ApplyAsync(ChangeRequest change, IChangeScope scope, CancellationToken cancel)
    {
        var outcome = await inner.ApplyAsync(change, scope, cancel).ConfigureAwait(false);
        if (outcome?.Status != StepStatus.Failed && change.Run.Campaign is { } id)
        {
            var records = new ScopeRecords(scope);
            if (await records.Campaigns.FindCampaignAsync(id, cancel).ConfigureAwait(false) is { } campaign)
            {
                var about = new CampaignChange(change, scope, id);
                if (change.ComesAgain && await records.Campaigns.IsReflectingAsync(id, cancel).ConfigureAwait(false))
                {
                    return outcome;
                }

                var approval = Kind == NoticeStep ? await records.Campaigns.FindApprovalAsync(new ApprovalId(about.RecordId), cancel).ConfigureAwait(false) : null;
                var notice = ChangeNotice.Of(about);
                notice = approval is null ? notice : notice with { To = Changes.Notice.To(about, approval) };
                await notices.SendAsync(campaign, notice, records, about.Stamp.By, change.Now, cancel).ConfigureAwait(false);
            }
        }

        return outcome;
    }
}
