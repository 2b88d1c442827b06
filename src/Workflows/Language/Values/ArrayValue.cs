using System.Collections;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Expressions.Library;

namespace CampaignTracker.Workflows.Language.Values;

public sealed class ArrayValue : Value, IReadOnlyList<Value>
{
    public static readonly ArrayValue Empty = new([], 0);

    /// <summary>The first <see cref="Count"/> are this list's; what follows belongs to lists grown from it.</summary>
    private readonly Value[] _items;
    private readonly ItemStore? _store;

    private ArrayValue(Value[] items, int count, ItemStore? store = null, string? source = null)
    {
        _items = items;
        _store = store;
        Count = count;
        Source = source;
    }

    public override ValueKind Kind => ValueKind.Array;

    public int Count { get; }

    /// <summary>The exact text <c>json()</c> read this from, for <c>string()</c> to give back; null otherwise. Not part of equality.</summary>
    internal string? Source { get; }

    /// <summary>Kept for <see cref="Expressions.ValueSize"/>; 0 until it was asked. Two threads that ask at once write the same.</summary>
    internal long Size { get; set; }

    /// <summary>JSON text gives it back unchanged: <see cref="ValueJson.Normalise"/> has looked, and need not again where parts are shared.</summary>
    internal bool IsNormal { get; set; }

    public Value this[int index] => AsSpan()[index];

    public ReadOnlySpan<Value> AsSpan() => _items.AsSpan(0, Count);

    public static ArrayValue From(IEnumerable<Value> items) => Own([.. items]);

    /// <summary>Takes the array over: the caller must not change it afterwards.</summary>
    public static ArrayValue Own(Value[] items) => items.Length == 0 ? Empty : new ArrayValue(items, items.Length);

    /// <summary>
    /// A list with one item more; this one stays as it is. Appending to the latest list again and again copies and measures no more than
    /// what is added, on average.
    /// </summary>
    public ArrayValue Append(Value item)
    {
        var store = _store;
        if (store?.TryAppend(Count, item) != true)
        {
            store = ItemStore.CopyOf(AsSpan());
            store.TryAppend(Count, item);
        }

        return new(store.Items, Count + 1, store) { Size = ValueSize.WithItem(this, item), IsNormal = IsNormal && ReferenceEquals(ValueJson.Normalise(item), item) };
    }

    public IEnumerator<Value> GetEnumerator() => ((IEnumerable<Value>)new ArraySegment<Value>(_items, 0, Count)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(Value? other) =>
        other is ArrayValue a && a.Count == Count && (ReferenceEquals(a._items, _items) || a.AsSpan().SequenceEqual(AsSpan()));

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in AsSpan())
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    internal ArrayValue WithSource(string source) => new(_items, Count, _store, source);

    /// <inheritdoc cref="ItemStore.TakeDistinct"/>
    internal DistinctItems? TakeDistinct() => _store?.TakeDistinct(Count);

    /// <summary>Keeps what tells its items apart for the next <c>union</c> that begins with this list; nothing where it was not made by appending.</summary>
    internal void GiveDistinct(DistinctItems items) => _store?.GiveDistinct(items);
}
