using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>A transaction on rows in memory: what was written becomes visible with the commit, or never.</summary>
internal sealed class MemoryTurn(MemoryFlowStore store, IRehearsalSource source) : ITurn
{
    private readonly List<TurnWrites> _writes = [];

    public Task<IReadOnlyList<WorkItem>> ClaimAsync(DateTimeOffset now, int max, CancellationToken cancel) =>
        Task.FromResult(store.Items.Ready(WorkQueue.Runs, now, max));

    public Task<IReadOnlySet<Guid>> HoldItemsAsync(IReadOnlyCollection<Guid> items, CancellationToken cancel) =>
        Task.FromResult<IReadOnlySet<Guid>>(items.Where(store.Items.Has).ToHashSet());

    public Task<IReadOnlyDictionary<Guid, StoredRun>> LockRunsAsync(IReadOnlyCollection<Guid> runs, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<Guid, StoredRun>>(runs.Where(store.Runs.ContainsKey).ToDictionary(run => run, run => store.Runs[run]));

    public Task<bool> RunExistsAsync(Guid run, CancellationToken cancel) => Task.FromResult(store.Runs.ContainsKey(run));

    public Task<IReadOnlySet<CampaignId>> ShareCampaignsAsync(IReadOnlyCollection<CampaignId> campaigns, CancellationToken cancel) =>
        Task.FromResult<IReadOnlySet<CampaignId>>(campaigns.ToHashSet());

    public Task<IReadOnlyList<PendingEvent>> TakeEventsAsync(int max, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<PendingEvent>>([.. store.Events.Take(max)]);

    public async Task<IReadOnlyList<EventReach>> ReachAsync(IReadOnlyList<PendingEvent> events, CancellationToken cancel)
    {
        var reaches = new List<EventReach>(events.Count);
        foreach (var happened in events)
        {
            var first = await SubscribersAsync(happened.Campaign, happened.Name, null, EventReach.Most, cancel);
            reaches.Add(new(true, first, await source.TriggersAsync(happened.Campaign, happened.Name, cancel)));
        }

        return reaches;
    }

    public Task<IReadOnlyList<Subscription>> SubscribersAsync(CampaignId? campaign, string name, Subscription? after, int max, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Subscription>>(
            [.. store.Subscribers(campaign, name).Where(s => after is null || (s.Run, s.Instance).CompareTo((after.Run, after.Instance)) > 0).Take(max)]);

    public Task<Guid?> LatestVersionAsync(string flow, CancellationToken cancel) => source.LatestVersionAsync(flow, cancel);

    public Task<bool> TakeTriggerAsync(Guid flow, string trigger, CancellationToken cancel) => Task.FromResult(true);

    public async Task<RunsOfTrigger> RunsOfTriggerAsync(Guid flow, string trigger, CancellationToken cancel)
    {
        var (running, queued) = (0, 0);
        foreach (var run in store.Runs.Values.Where(run => run.Trigger == trigger && !HasEnded(run)).ToList())
        {
            if ((await store.FindVersionAsync(run.VersionId, cancel))?.Flow == flow)
            {
                _ = run.Status == RunStatus.New ? queued++ : running++;
            }
        }

        return new(running, queued);
    }

    public Task<IReadOnlyList<StepOfRun>> OpenChildrenAsync(Guid parent, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<StepOfRun>>(
            [.. store.Runs.Values.Where(run => run.Parent?.Run == parent && !HasEnded(run)).Select(run => new StepOfRun(run.Id, run.Parent!.Instance))]);

    public Task<int> OpenBelowAsync(Guid root, CancellationToken cancel) =>
        Task.FromResult(store.Runs.Values.Count(run => run.Root == root && !HasEnded(run)));

    public Task UnparkAsync(Guid run, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var item in store.Items.OfRun(run).Where(item => item.Queue == WorkQueue.Parked))
        {
            store.Items.Replace(item with { Queue = item.Kind == WorkKind.Call ? WorkQueue.Outside : WorkQueue.Runs, ReadyAt = now, Attempt = 0 });
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<string, Guid>> FindKeysAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var found = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (store.TryFindKey(key, out var run))
            {
                found[key] = run;
            }
        }

        return Task.FromResult<IReadOnlyDictionary<string, Guid>>(found);
    }

    public async Task<IReadOnlyDictionary<string, byte[]>> ContentsAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var own = keys.Where(store.Contents.ContainsKey).ToDictionary(key => key, key => store.Contents[key].ToArray(), StringComparer.Ordinal);
        var others = keys.Where(key => !own.ContainsKey(key)).ToList();
        return others.Count == 0 ? own : own.Concat(await source.ContentsAsync(others, cancel)).ToDictionary(StringComparer.Ordinal);
    }

    public Task WriteAsync(TurnWrites writes, CancellationToken cancel)
    {
        _writes.Add(writes);
        return Task.CompletedTask;
    }

    public Task CommitAsync(CancellationToken cancel)
    {
        _writes.ForEach(store.Apply);
        _writes.Clear();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool HasEnded(StoredRun run) =>
        run.Status is RunStatus.Succeeded or RunStatus.Failed or RunStatus.TimedOut or RunStatus.Cancelled;
}
