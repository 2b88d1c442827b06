using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>The language's equality as sets need it: 1 and 1.0 are one value, also deep inside arrays and objects.</summary>
internal sealed class LanguageEquality : IEqualityComparer<Value>
{
    public static readonly LanguageEquality Instance = new();

    public bool Equals(Value? a, Value? b) => (a, b) switch
    {
        (null, _) or (_, null) => ReferenceEquals(a, b),
        (ArrayValue x, ArrayValue y) => x.Count == y.Count && x.AsSpan().SequenceEqual(y.AsSpan(), this),
        (ObjectValue x, ObjectValue y) => x.Count == y.Count && x.All(p => y.TryGetExact(p.Key, out var other) && Equals(p.Value, other)),
        _ when Comparison.IsNumber(a) && Comparison.IsNumber(b) => Comparison.Compare(a, b) == 0,
        _ => a.Equals(b),
    };

    // Shallow for arrays and objects: equal ones have the same count, and a deep hash of a shared value could take for ever.
    public int GetHashCode(Value value) => value switch
    {
        ArrayValue a => HashCode.Combine(a.Count, a.Count > 0 ? Shallow(a[0]) : 0, a.Count > 1 ? Shallow(a[^1]) : 0),
        ObjectValue o => o.Select(p => HashCode.Combine(p.Key, Shallow(p.Value))).Aggregate(o.Count, (hash, next) => hash ^ next),
        _ => Shallow(value),
    };

    private static int Shallow(Value value) => value switch
    {
        ArrayValue a => a.Count,
        ObjectValue o => o.Count,
        _ when Comparison.IsNumber(value) => Comparison.ToDouble(value).GetHashCode(),
        _ => value.GetHashCode(),
    };
}
