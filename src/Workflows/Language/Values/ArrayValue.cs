using System.Collections;

namespace CampaignTracker.Workflows.Language.Values;

public sealed class ArrayValue : Value, IReadOnlyList<Value>
{
    public static readonly ArrayValue Empty = new([]);

    private readonly Value[] _items;

    private ArrayValue(Value[] items, string? source = null)
    {
        _items = items;
        Source = source;
    }

    public override ValueKind Kind => ValueKind.Array;

    public int Count => _items.Length;

    /// <summary>The exact text <c>json()</c> read this from, for <c>string()</c> to give back; null otherwise. Not part of equality.</summary>
    internal string? Source { get; }

    /// <summary>Kept for <see cref="Expressions.ValueSize"/>; 0 until it was asked. Two threads that ask at once write the same.</summary>
    internal long Size { get; set; }

    /// <summary>JSON text gives it back unchanged: <see cref="ValueJson.Normalise"/> has looked, and need not again where parts are shared.</summary>
    internal bool IsNormal { get; set; }

    public Value this[int index] => _items[index];

    public ReadOnlySpan<Value> AsSpan() => _items;

    public static ArrayValue From(IEnumerable<Value> items) => Own([.. items]);

    /// <summary>Takes the array over: the caller must not change it afterwards.</summary>
    public static ArrayValue Own(Value[] items) => items.Length == 0 ? Empty : new ArrayValue(items);

    public IEnumerator<Value> GetEnumerator() => ((IEnumerable<Value>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    public override bool Equals(Value? other) =>
        other is ArrayValue a && (ReferenceEquals(a._items, _items) || a._items.AsSpan().SequenceEqual(_items));

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    internal ArrayValue WithSource(string source) => new(_items, source);
}
