using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Turns;

namespace CampaignTracker.Workflows.Changes;

/// <summary>A step stopped waiting: what it had asked of people, and is still open, is called off. Finds nothing where that was answered.</summary>
public sealed class WithdrawHandler() : ChangeHandler(RunAdvancing.Withdraw)
{
    // Steps that ask people ask once a visit, under their first attempt.
    private const int Attempt = 1;

    protected override async Task<Outcome?> ApplyAsync(CampaignChange change, CancellationToken cancel)
    {
        await OpenWork.WithdrawAsync(change.Store, change.Request.Run.Id, change.Request.Instance, Attempt, change.Stamp, cancel);
        return null;
    }
}
