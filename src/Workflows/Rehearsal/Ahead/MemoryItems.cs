using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>Work items in memory: by queue in the order they become ready, and by run. Not thread-safe.</summary>
internal sealed class MemoryItems
{
    private static readonly Comparer<Place> ByReadiness = Comparer<Place>.Create((a, b) => (a.ReadyAt, a.Number).CompareTo((b.ReadyAt, b.Number)));

    private readonly Dictionary<WorkQueue, SortedDictionary<Place, WorkItem>> _queues = [];
    private readonly Dictionary<Guid, (WorkQueue Queue, Place Place)> _places = [];
    private readonly Dictionary<Guid, HashSet<Guid>> _ofRun = [];
    private long _last;

    public DateTimeOffset? NextReady(WorkQueue queue) => Of(queue).Count > 0 ? Of(queue).First().Key.ReadyAt : null;

    /// <summary>When something is due that is more than a run looking whether it may start.</summary>
    public DateTimeOffset? NextMove() => Of(WorkQueue.Runs).Where(entry => !entry.Value.IsQueuedStart)
        .Concat(Of(WorkQueue.Outside)).Select(entry => (DateTimeOffset?)entry.Key.ReadyAt).Min();

    public bool Has(Guid item) => _places.ContainsKey(item);

    public void Add(WorkItem item)
    {
        var place = new Place(item.ReadyAt, ++_last);
        Of(item.Queue).Add(place, item);
        _places.Add(item.Id, (item.Queue, place));
        if (item.Run is { } run)
        {
            (_ofRun.TryGetValue(run, out var items) ? items : _ofRun[run] = []).Add(item.Id);
        }
    }

    /// <summary>Does nothing where it is gone.</summary>
    public void Remove(Guid item)
    {
        if (_places.Remove(item, out var at) && Of(at.Queue).Remove(at.Place, out var removed) && removed.Run is { } run)
        {
            _ofRun[run].Remove(item);
        }
    }

    public void Replace(WorkItem item)
    {
        Remove(item.Id);
        Add(item);
    }

    public IReadOnlyList<WorkItem> Ready(WorkQueue queue, DateTimeOffset now, int max) =>
        [.. Of(queue).TakeWhile(entry => entry.Key.ReadyAt <= now).Take(max).Select(entry => entry.Value)];

    public void RemoveWhere(Guid run, Func<WorkItem, bool> gone)
    {
        foreach (var item in OfRun(run).Where(gone).ToList())
        {
            Remove(item.Id);
        }
    }

    public IReadOnlyList<WorkItem> OfRun(Guid run) =>
        _ofRun.TryGetValue(run, out var items) ? [.. items.Select(Find).OrderBy(entry => entry.Place, ByReadiness).Select(entry => entry.Item)] : [];

    private (Place Place, WorkItem Item) Find(Guid item) => (_places[item].Place, Of(_places[item].Queue)[_places[item].Place]);

    private SortedDictionary<Place, WorkItem> Of(WorkQueue queue) =>
        _queues.TryGetValue(queue, out var items) ? items : _queues[queue] = new(ByReadiness);

    private readonly record struct Place(DateTimeOffset ReadyAt, long Number);
}
