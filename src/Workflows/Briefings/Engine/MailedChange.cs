using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Changes;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Workflows.Briefings.Engine;

/// <summary>Makes a change as its handler does, and tells those whom it concerns by mail: who is asked to approve, given a task, reminded.</summary>
public sealed class MailedChange(IChangeHandler inner, TeamNotices notices) : IChangeHandler
{
    public string Kind => inner.Kind;

    /// <summary>Whether changes of this kind concern anybody.</summary>
    public static bool Concerns(string kind) => kind is "OpenApproval" or "OpenTask" or "OpenReflection" or "Remind" or "Notify";

    public async Task<Outcome?> ApplyAsync(ChangeRequest change, IChangeScope scope, CancellationToken cancel)
    {
        var outcome = await inner.ApplyAsync(change, scope, cancel).ConfigureAwait(false);
        if (outcome?.Status != StepStatus.Failed && change.Run.Campaign is { } id)
        {
            var records = new ScopeRecords(scope);
            if (await records.Campaigns.FindCampaignAsync(id, cancel).ConfigureAwait(false) is { } campaign)
            {
                var about = new CampaignChange(change, scope, id);
                await notices.SendAsync(campaign, ChangeNotice.Of(about), records, about.Stamp.By, change.Now, cancel).ConfigureAwait(false);
            }
        }

        return outcome;
    }
}
