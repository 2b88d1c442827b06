namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>What is still to come on a virtual clock: in order of time, and at one time in the order it was put down. Not thread-safe.</summary>
public sealed class Agenda
{
    private static readonly Comparer<Entry> ByTime = Comparer<Entry>.Create((a, b) => (a.At, a.Number).CompareTo((b.At, b.Number)));

    private readonly SortedSet<Entry> _entries = new(ByTime);
    private long _last;

    public DateTimeOffset? Next => _entries.Min?.At;

    public int Count => _entries.Count;

    public Entry Add(DateTimeOffset at, Func<Task> act)
    {
        var entry = new Entry(at, ++_last, act);
        _entries.Add(entry);
        return entry;
    }

    /// <summary>Does nothing where it has been taken.</summary>
    public void Remove(Entry entry) => _entries.Remove(entry);

    /// <summary>Takes the next one if it is due by <paramref name="until"/>, inclusive.</summary>
    public Entry? Take(DateTimeOffset until)
    {
        if (_entries.Min is not { } next || next.At > until)
        {
            return null;
        }

        _entries.Remove(next);
        return next;
    }

    public sealed record Entry(DateTimeOffset At, long Number, Func<Task> Act);
}
