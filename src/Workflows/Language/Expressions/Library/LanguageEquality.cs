using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>
/// The language's equality as sets need it: 1 and 1.0 are one value, also deep inside arrays and objects. For one call: it
/// counts the comparisons and throws when there are too many, because values may be made so that they all hash alike, or
/// share parts so that they are endless to compare.
/// </summary>
internal sealed class LanguageEquality : IEqualityComparer<Value>
{
    private const int HashedItems = 16;
    private const int HashedLevels = 3;

    private const int WorkOfPart = 8;

    private long _left;
    private WorkAllowance? _turn;
    private ExpressionException _whenExceeded;

    /// <param name="turn">What the looks share with the rest of a turn; null outside one.</param>
    public LanguageEquality(long comparisons, WorkAllowance? turn, ExpressionException whenExceeded) =>
        (_left, _turn, _whenExceeded) = (comparisons, turn, whenExceeded);

    /// <summary>Another call goes on with it: the count begins anew.</summary>
    public void Renew(long comparisons, WorkAllowance? turn, ExpressionException whenExceeded) =>
        (_left, _turn, _whenExceeded) = (comparisons, turn, whenExceeded);

    public bool Equals(Value? a, Value? b)
    {
        if (--_left < 0)
        {
            throw _whenExceeded;
        }

        Spend(a);
        return (a, b) switch
        {
            (null, _) or (_, null) => ReferenceEquals(a, b),
            (ArrayValue x, ArrayValue y) => x.Count == y.Count && x.AsSpan().SequenceEqual(y.AsSpan(), this),
            (ObjectValue x, ObjectValue y) => x.Count == y.Count && HaveEqualProperties(x, y),
            _ when Comparison.IsNumber(a) && Comparison.IsNumber(b) => Comparison.Compare(a, b) == 0,
            _ => a.Equals(b),
        };
    }

    public int GetHashCode(Value value) => Hash(value, HashedLevels);

    private void Spend(Value? part) => _turn?.Spend(WorkOfPart + ((part as StringValue)?.Length ?? 0));

    private int Hash(Value value, int levels)
    {
        Spend(value);
        return value switch
        {
            ArrayValue a => levels == 0 ? a.Count : Hash(a, levels - 1),
            ObjectValue o => levels == 0 ? o.Count : Hash(o, levels - 1),
            _ when Comparison.IsNumber(value) => Comparison.ToDouble(value).GetHashCode(),
            _ => value.GetHashCode(),
        };
    }

    private int Hash(ArrayValue array, int levels)
    {
        var hash = new HashCode();
        hash.Add(array.Count);
        foreach (var item in array.AsSpan()[..Math.Min(array.Count, HashedItems)])
        {
            hash.Add(Hash(item, levels));
        }

        return hash.ToHashCode();
    }

    // All properties, as their order may differ, but of many the names alone.
    private int Hash(ObjectValue value, int levels)
    {
        _turn?.Spend((long)value.Count * WorkOfPart * 2);
        var hash = value.Count;
        foreach (var (name, item) in value.AsSpan())
        {
            hash ^= HashCode.Combine(name, value.Count <= HashedItems ? Hash(item, levels) : 0);
        }

        return hash;
    }

    private bool HaveEqualProperties(ObjectValue a, ObjectValue b)
    {
        foreach (var (name, value) in a.AsSpan())
        {
            if (!b.TryGetExact(name, out var other) || !Equals(value, other))
            {
                return false;
            }
        }

        return true;
    }
}
