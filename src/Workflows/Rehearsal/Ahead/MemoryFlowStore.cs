using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;
using CampaignTracker.Workflows.Runtime.Turns;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>
/// The rows of runs in memory, for the engine of production to play on. There is one player, so nothing is ever locked, and nothing is
/// written anywhere else. Not thread-safe.
/// </summary>
internal sealed class MemoryFlowStore : IFlowStore
{
    private readonly IRehearsalSource _source;
    private readonly Dictionary<Guid, FlowVersion> _versions = [];
    private readonly Dictionary<(Guid Run, long Instance), WaitWrite> _waits = [];
    private readonly HashSet<Subscription> _subscriptions = [];
    private readonly Dictionary<string, Guid> _keys = [];

    public MemoryFlowStore(StartingPoint start, IRehearsalSource source)
    {
        _source = source;
        foreach (var run in start.Runs)
        {
            Runs.Add(run.Id, run);
        }

        foreach (var item in start.Items)
        {
            Items.Add(item);
        }

        foreach (var wait in start.Waits)
        {
            _waits[(wait.Run, wait.Instance)] = wait;
        }

        _subscriptions.UnionWith(start.Subscriptions);
        Events.AddRange(start.Events);
    }

    /// <summary>Called with every transaction that is kept, once it is.</summary>
    public Action<TurnWrites> Committed { get; set; } = _ => { };

    /// <summary>When the next thing happens that is no row here: an answer, a flow that starts on a schedule.</summary>
    public Func<DateTimeOffset?> NextPlanned { get; set; } = () => null;

    public Dictionary<Guid, StoredRun> Runs { get; } = [];

    /// <summary>Large values that runs have made since.</summary>
    public Dictionary<string, ReadOnlyMemory<byte>> Contents { get; } = new(StringComparer.Ordinal);

    public MemoryItems Items { get; } = new();

    /// <summary>To be dispatched, in order.</summary>
    public List<PendingEvent> Events { get; } = [];

    /// <summary>What waiting steps wait for, in the order of their runs and instances.</summary>
    public IEnumerable<WaitWrite> Waits => _waits.Values.OrderBy(wait => wait.Since).ThenBy(wait => wait.Run).ThenBy(wait => wait.Instance);

    public WaitWrite? FindWait(Guid run, long instance) => _waits.GetValueOrDefault((run, instance));

    /// <summary>The name of a run's flow; empty where nothing is known of it.</summary>
    public string FlowOf(Guid run) => Runs.TryGetValue(run, out var found) && _versions.TryGetValue(found.VersionId, out var version) ? version.FlowName : "";

    /// <summary>The event that a step waits for; null where it waits for none.</summary>
    public string? EventOf(Guid run, long instance) => _subscriptions.FirstOrDefault(s => s.Run == run && s.Instance == instance)?.Key;

    /// <summary>A version that is published nowhere, such as a draft.</summary>
    public void Add(FlowVersion version) => _versions[version.Id] = version;

    public Task<ITurn> BeginAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult<ITurn>(new MemoryTurn(this, _source));
    }

    public Task<DateTimeOffset?> NextReadyAsync(WorkQueue queue, CancellationToken cancel) => Task.FromResult(Items.NextReady(queue));

    public async Task<FlowVersion?> FindVersionAsync(Guid version, CancellationToken cancel)
    {
        if (!_versions.TryGetValue(version, out var found) && await _source.FindVersionAsync(version, cancel) is { } published)
        {
            found = _versions[version] = published;
        }

        return found;
    }

    /// <summary>Who takes the work performs it at once, so there is nobody to keep it from.</summary>
    public Task<IReadOnlyList<WorkItem>> LeaseAsync(string owner, TimeSpan length, DateTimeOffset now, int max, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(Items.Ready(WorkQueue.Outside, now, max));
    }

    public Task<bool> RenewAsync(Guid item, string owner, TimeSpan length, DateTimeOffset now, CancellationToken cancel) => Task.FromResult(Items.Has(item));

    public bool IsTransient(Exception exception) => false;

    public bool IsUncertain(Exception exception) => false;

    internal IReadOnlyList<Subscription> Subscribers(CampaignId? campaign, string name) =>
    [
        .. _subscriptions.Where(s => s.Campaign == campaign && (s.Key == name || s.Key == Subscription.Facts)).OrderBy(s => s.Run).ThenBy(s => s.Instance),
    ];

    internal bool TryFindKey(string key, out Guid run) => _keys.TryGetValue(key, out run);

    /// <summary>In the order a store writes: what goes first, then what comes.</summary>
    internal void Apply(TurnWrites writes)
    {
        writes.Taken.ForEach(Items.Remove);
        foreach (var step in writes.ClearedSteps)
        {
            Clear(step.Run, instance => instance == step.Instance);
            Items.RemoveWhere(step.Run, item => item.Instance == step.Instance && item.Kind is WorkKind.Timer or WorkKind.Call);
        }

        foreach (var timer in writes.ClearedTimers)
        {
            Items.RemoveWhere(timer.Run, item => item.Kind == WorkKind.Timer && item.Instance == timer.Instance && item.Purpose == timer.Purpose);
        }

        foreach (var run in writes.EndedRuns)
        {
            Clear(run, _ => true);
            Items.RemoveWhere(run, item => item.Kind == WorkKind.Timer);
        }

        Write(writes);
        Committed(writes);
    }

    private void Write(TurnWrites writes)
    {
        writes.Runs.ForEach(run => Runs[run.Run.Id] = run.Run);
        writes.Waits.ForEach(wait => _waits[(wait.Run, wait.Instance)] = wait);
        _subscriptions.UnionWith(writes.Subscriptions);
        writes.Items.ForEach(Items.Add);
        writes.Deferred.Where(item => Items.Has(item.Id)).ToList().ForEach(Defer);
        Events.RemoveAll(happened => writes.DispatchedEvents.Contains(happened.Id));
        writes.Contents.ForEach(content => Contents[content.Hash] = content.Bytes);
        writes.Keys.ForEach(key => _keys[key.Key] = key.Run);
    }

    /// <summary>
    /// A run whose start waits for others to end looks every few seconds, for years if need be. Here it looks at the first of those
    /// moments at which anything can have changed.
    /// </summary>
    private void Defer(WorkItem item)
    {
        Items.Remove(item.Id);
        if (item.IsQueuedStart)
        {
            var next = new[] { Items.NextMove(), NextPlanned() }.Min();
            var looks = next > item.ReadyAt ? Math.Ceiling((next.Value - item.ReadyAt) / TriggerFiring.Look) : 0;
            item = item with { ReadyAt = next is null ? DateTimeOffset.MaxValue : item.ReadyAt + (looks * TriggerFiring.Look) };
        }

        Items.Add(item);
    }

    private void Clear(Guid run, Func<long, bool> gone)
    {
        foreach (var wait in _waits.Keys.Where(wait => wait.Run == run && gone(wait.Instance)).ToList())
        {
            _waits.Remove(wait);
        }

        _subscriptions.RemoveWhere(s => s.Run == run && gone(s.Instance));
    }
}
