using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Changes;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Workflows.Briefings.Engine;

/// <summary>A step that stopped waiting (cancelled, skipped, gone back) no longer wants its briefing: one that has not been issued never will be.</summary>
internal sealed class WithdrawnBriefing(IChangeHandler inner) : IChangeHandler
{
    // A briefing step has no retry policy of its own: it asks under its first attempt.
    private const int Attempt = 1;

    public string Kind => inner.Kind;

    public async Task<Outcome?> ApplyAsync(ChangeRequest change, IChangeScope scope, CancellationToken cancel)
    {
        var outcome = await inner.ApplyAsync(change, scope, cancel).ConfigureAwait(false);
        var key = new FlowStepOrigin(change.Run.Id, change.Instance, Attempt).Key;
        if (change.Run.Campaign is { } campaign
            && await scope.Records<IBriefingStore>().FindByStepAsync(key, cancel).ConfigureAwait(false)
                is { Status: BriefingStatus.Draft or BriefingStatus.AwaitingSignOff or BriefingStatus.Approved } briefing)
        {
            briefing.Fail("The step that asked for it no longer waits for it.", new CampaignChange(change, scope, campaign).Stamp);
        }

        return outcome;
    }
}
