using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>How the language compares: numbers by their worth whatever their kind, texts by their characters, deep in arrays and objects.</summary>
internal static class Comparison
{
    /// <summary>Characters of two texts that are compared by one unit of work.</summary>
    public const int TextAtOnce = 8;

    public static bool IsNumber(Value value) => value.Kind is ValueKind.Integer or ValueKind.Float or ValueKind.Decimal;

    public static bool AreEqual(Value a, Value b, scoped in Call call)
    {
        if (ReferenceEquals(a, b))
        {
            return !(a is FloatValue f && double.IsNaN(f.Value));
        }

        call.Spend(6 + (a is StringValue s && b is StringValue t ? Math.Min(s.Length, t.Length) / TextAtOnce : 0));
        return (a, b) switch
        {
            (ArrayValue x, ArrayValue y) => AreEqual(x, y, call),
            (ObjectValue x, ObjectValue y) => AreEqual(x, y, call),
            _ when IsNumber(a) && IsNumber(b) => Compare(a, b) == 0,
            _ => a.Equals(b),
        };
    }

    /// <summary>Below, at or above zero; 2 where one is not a number at all (NaN), which is neither less, equal nor greater.</summary>
    public static int Compare(Value a, Value b)
    {
        switch (a, b)
        {
            case (IntegerValue x, IntegerValue y):
                return x.Value.CompareTo(y.Value);
            case (FloatValue, _) or (_, FloatValue):
                var (m, n) = (ToDouble(a), ToDouble(b));
                return double.IsNaN(m) || double.IsNaN(n) ? 2 : m.CompareTo(n);
            default:
                return ToDecimal(a).CompareTo(ToDecimal(b));
        }
    }

    public static double ToDouble(Value number) => number switch
    {
        IntegerValue i => i.Value,
        DecimalValue d => d.ToDouble(),
        _ => ((FloatValue)number).Value,
    };

    private static decimal ToDecimal(Value number) => number is IntegerValue i ? i.Value : ((DecimalValue)number).Value;

    private static bool AreEqual(ArrayValue a, ArrayValue b, scoped in Call call)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        for (var i = 0; i < a.Count; i++)
        {
            if (!AreEqual(a[i], b[i], call))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(ObjectValue a, ObjectValue b, scoped in Call call)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        call.Spend(a.Count * 24L);
        foreach (var (name, value) in a.AsSpan())
        {
            if (!b.TryGetExact(name, out var other) || !AreEqual(value, other, call))
            {
                return false;
            }
        }

        return true;
    }
}
