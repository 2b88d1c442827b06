using System.Data.Common;
using System.Diagnostics;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence.Stores.Runs;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.CrashHost;

/// <summary>A turn that now and then kills its process when all is written and nothing committed: whatever was committed before then is a turn torn in two.</summary>
internal sealed class MortalTurn(ITurn turn, Random chance, int oneIn) : ITurn, ISqlTurn
{
    public DbConnection Connection => ((ISqlTurn)turn).Connection;

    public DbTransaction Transaction => ((ISqlTurn)turn).Transaction;

    public Task<IReadOnlyList<WorkItem>> ClaimAsync(DateTimeOffset now, int max, CancellationToken cancel) => turn.ClaimAsync(now, max, cancel);

    public Task<IReadOnlySet<Guid>> HoldItemsAsync(IReadOnlyCollection<Guid> items, CancellationToken cancel) => turn.HoldItemsAsync(items, cancel);

    public Task<IReadOnlyDictionary<Guid, StoredRun>> LockRunsAsync(IReadOnlyCollection<Guid> runs, CancellationToken cancel) => turn.LockRunsAsync(runs, cancel);

    public Task<bool> RunExistsAsync(Guid run, CancellationToken cancel) => turn.RunExistsAsync(run, cancel);

    public Task<IReadOnlySet<CampaignId>> ShareCampaignsAsync(IReadOnlyCollection<CampaignId> campaigns, CancellationToken cancel) => turn.ShareCampaignsAsync(campaigns, cancel);

    public Task<IReadOnlyList<PendingEvent>> TakeEventsAsync(int max, CancellationToken cancel) => turn.TakeEventsAsync(max, cancel);

    public Task<IReadOnlyList<EventReach>> ReachAsync(IReadOnlyList<PendingEvent> events, CancellationToken cancel) => turn.ReachAsync(events, cancel);

    public Task<IReadOnlyList<Subscription>> SubscribersAsync(CampaignId? campaign, string name, Subscription? after, int max, CancellationToken cancel) => turn.SubscribersAsync(campaign, name, after, max, cancel);

    public Task<Guid?> LatestVersionAsync(string flow, CancellationToken cancel) => turn.LatestVersionAsync(flow, cancel);

    public Task<bool> TakeTriggerAsync(Guid flow, string trigger, CancellationToken cancel) => turn.TakeTriggerAsync(flow, trigger, cancel);

    public Task<RunsOfTrigger> RunsOfTriggerAsync(Guid flow, string trigger, CancellationToken cancel) => turn.RunsOfTriggerAsync(flow, trigger, cancel);

    public Task<IReadOnlyList<StepOfRun>> OpenChildrenAsync(Guid parent, CancellationToken cancel) => turn.OpenChildrenAsync(parent, cancel);

    public Task<int> OpenBelowAsync(Guid root, CancellationToken cancel) => turn.OpenBelowAsync(root, cancel);

    public Task UnparkAsync(Guid run, DateTimeOffset now, CancellationToken cancel) => turn.UnparkAsync(run, now, cancel);

    public Task<IReadOnlyDictionary<string, Guid>> FindKeysAsync(IReadOnlyCollection<string> keys, CancellationToken cancel) => turn.FindKeysAsync(keys, cancel);

    public Task<IReadOnlyDictionary<string, byte[]>> ContentsAsync(IReadOnlyCollection<string> keys, CancellationToken cancel) => turn.ContentsAsync(keys, cancel);

    public Task WriteAsync(TurnWrites writes, CancellationToken cancel) => turn.WriteAsync(writes, cancel);

    public Task CommitAsync(CancellationToken cancel)
    {
        if (chance.Next(oneIn) == 0)
        {
            Die();
        }

        return turn.CommitAsync(cancel);
    }

    public async Task CommitAsync(TurnWrites writes, CancellationToken cancel)
    {
        if (chance.Next(oneIn) == 0)
        {
            await turn.WriteAsync(writes, cancel);
            Die();
        }

        await turn.CommitAsync(writes, cancel);
    }

    public ValueTask DisposeAsync() => turn.DisposeAsync();

    private static void Die()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
