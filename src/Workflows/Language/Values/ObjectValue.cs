using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace CampaignTracker.Workflows.Language.Values;

/// <summary>
/// Properties in the order they were written. Names are looked up exactly first, then without regard to case, as the live
/// service does. Where a name is given twice the last value wins at the first one's place.
/// </summary>
public sealed class ObjectValue : Value, IReadOnlyCollection<KeyValuePair<string, Value>>
{
    public static readonly ObjectValue Empty = new([]);

    // Below this many properties a scan beats a hash table and keeps small objects small.
    private const int ScanLimit = 8;

    private readonly KeyValuePair<string, Value>[] _properties;
    private Dictionary<string, int>? _exact;
    private Dictionary<string, int>? _ignoringCase;

    private ObjectValue(KeyValuePair<string, Value>[] properties, string? source = null)
    {
        _properties = properties;
        Source = source;
    }

    public override ValueKind Kind => ValueKind.Object;

    public int Count => _properties.Length;

    /// <summary>The exact text <c>json()</c> read this from, for <c>string()</c> to give back; null otherwise. Not part of equality.</summary>
    internal string? Source { get; }

    /// <summary>Kept for <see cref="Expressions.ValueSize"/>; 0 until it was asked. Two threads that ask at once write the same.</summary>
    internal long Size { get; set; }

    /// <summary>JSON text gives it back unchanged: <see cref="ValueJson.Normalise"/> has looked, and need not again where parts are shared.</summary>
    internal bool IsNormal { get; set; }

    public Value? this[string name] => TryGet(name, out var value) ? value : null;

    public static ObjectValue Of(params ReadOnlySpan<(string Name, Value Value)> properties)
    {
        var builder = new Builder(properties.Length);
        foreach (var (name, value) in properties)
        {
            builder.Set(name, value);
        }

        return builder.Build();
    }

    public ReadOnlySpan<KeyValuePair<string, Value>> AsSpan() => _properties;

    public bool TryGet(string name, [MaybeNullWhen(false)] out Value value)
    {
        var index = IndexOf(name);
        value = index < 0 ? null : _properties[index].Value;
        return index >= 0;
    }

    /// <summary>The same with the name's case taken seriously.</summary>
    public bool TryGetExact(string name, [MaybeNullWhen(false)] out Value value)
    {
        var index = ExactIndexOf(name);
        value = index < 0 ? null : _properties[index].Value;
        return index >= 0;
    }

    public bool Has(string name) => IndexOf(name) >= 0;

    /// <summary>The same object with one property set (added at the end where it was absent). The name is matched as <see cref="TryGet"/> does.</summary>
    public ObjectValue With(string name, Value value)
    {
        var index = IndexOf(name);
        if (index >= 0)
        {
            var copy = _properties.ToArray();
            copy[index] = new(copy[index].Key, value);
            return new ObjectValue(copy);
        }

        return new ObjectValue([.. _properties, new(name, value)]);
    }

    public ObjectValue Without(string name)
    {
        var index = IndexOf(name);
        return index < 0 ? this : new ObjectValue([.. _properties[..index], .. _properties[(index + 1)..]]);
    }

    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, Value>>)_properties).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    /// <summary>Equal when the same names (exactly) hold equal values, in whatever order.</summary>
    public override bool Equals(Value? other)
    {
        if (other is not ObjectValue o || o.Count != Count)
        {
            return false;
        }

        if (ReferenceEquals(o._properties, _properties))
        {
            return true;
        }

        foreach (var (name, value) in _properties)
        {
            var index = o.ExactIndexOf(name);
            if (index < 0 || !o._properties[index].Value.Equals(value))
            {
                return false;
            }
        }

        return true;
    }

    public override int GetHashCode()
    {
        var hash = 0;
        foreach (var (name, value) in _properties)
        {
            hash ^= HashCode.Combine(name, value);
        }

        return hash;
    }

    internal ObjectValue WithSource(string source) => new(_properties, source);

    private int IndexOf(string name)
    {
        var index = ExactIndexOf(name);
        return index >= 0 ? index : IndexIgnoringCase(name);
    }

    private int ExactIndexOf(string name)
    {
        if (_properties.Length > ScanLimit)
        {
            _exact ??= Index(StringComparer.Ordinal);
            return _exact.GetValueOrDefault(name, -1);
        }

        // A loop, not FindIndex: the closure would cost an allocation on every look.
        for (var i = 0; i < _properties.Length; i++)
        {
            if (_properties[i].Key == name)
            {
                return i;
            }
        }

        return -1;
    }

    private int IndexIgnoringCase(string name)
    {
        if (_properties.Length > ScanLimit)
        {
            _ignoringCase ??= Index(StringComparer.OrdinalIgnoreCase);
            return _ignoringCase.GetValueOrDefault(name, -1);
        }

        for (var i = 0; i < _properties.Length; i++)
        {
            if (string.Equals(_properties[i].Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private Dictionary<string, int> Index(StringComparer comparer)
    {
        var index = new Dictionary<string, int>(_properties.Length, comparer);
        for (var i = 0; i < _properties.Length; i++)
        {
            index.TryAdd(_properties[i].Key, i);
        }

        return index;
    }

    /// <summary>Collects properties for one object. Not safe for use from several threads.</summary>
    public sealed class Builder(int capacity = 4)
    {
        private readonly List<KeyValuePair<string, Value>> _list = new(capacity);
        private Dictionary<string, int>? _index;

        public int Count => _list.Count;

        /// <summary>Sets a property; the name is taken exactly.</summary>
        public Builder Set(string name, Value value)
        {
            var at = Find(name);
            if (at >= 0)
            {
                _list[at] = new(name, value);
                return this;
            }

            _index?.Add(name, _list.Count);
            _list.Add(new(name, value));
            return this;
        }

        public ObjectValue Build() => _list.Count == 0 ? Empty : new ObjectValue([.. _list]);

        private int Find(string name)
        {
            if (_list.Count <= ScanLimit)
            {
                return _list.FindIndex(p => p.Key == name);
            }

            if (_index is null)
            {
                _index = new(StringComparer.Ordinal);
                for (var i = 0; i < _list.Count; i++)
                {
                    _index.Add(_list[i].Key, i);
                }
            }

            return _index.GetValueOrDefault(name, -1);
        }
    }
}
