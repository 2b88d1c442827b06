using CampaignTracker.Workflows.Language.Expressions.Library;

namespace CampaignTracker.Workflows.Language.Values;

/// <summary>
/// Room at the end of a list that lists grown from it share, so that appending again and again copies each item a few times and not
/// each time. A place is given away once: who appends to a list that is not the latest gets a copy, so that no list ever changes.
/// </summary>
internal sealed class ItemStore
{
    private int _used;
    private DistinctItems? _distinct;

    private ItemStore(Value[] items, int used) => (Items, _used) = (items, used);

    /// <summary>The latest list's items, with room after them. Earlier lists may hold a smaller array of the same items.</summary>
    public Value[] Items { get; private set; }

    public static ItemStore CopyOf(ReadOnlySpan<Value> items)
    {
        var room = new Value[Math.Max(8, items.Length * 2)];
        items.CopyTo(room);
        return new(room, items.Length);
    }

    /// <summary>Puts an item after the first <paramref name="count"/>; false where that place is given away, perhaps this moment by another thread.</summary>
    public bool TryAppend(int count, Value item)
    {
        if (Interlocked.CompareExchange(ref _used, count + 1, count) != count)
        {
            return false;
        }

        if (count == Items.Length)
        {
            var larger = new Value[count * 2];
            Items.CopyTo(larger, 0);
            Items = larger;
        }

        Items[count] = item;
        _distinct = null;
        return true;
    }

    /// <summary>Takes what tells the items apart, for one taker to use and give back; null where there is none, or not for a list of that length.</summary>
    public DistinctItems? TakeDistinct(int count) => Interlocked.Exchange(ref _distinct, null) is { } distinct && distinct.Count == count ? distinct : null;

    public void GiveDistinct(DistinctItems items) => Volatile.Write(ref _distinct, items);
}
