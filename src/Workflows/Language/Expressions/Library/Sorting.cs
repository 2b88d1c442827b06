using System.Numerics;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>
/// <c>sort</c>: ascending and stable; null first, then false before true, or numbers by worth, or texts by their characters
/// (ordinal, so that the order is the same on every machine). Kinds that can't be compared may not be mixed.
/// </summary>
internal static class Sorting
{
    private enum Rank
    {
        Null,
        Boolean,
        Number,
        Text,
    }

    public static ArrayValue Sort(scoped in Call call)
    {
        var array = call.Array(0);
        var by = call.OptionalText(1);
        call.WillMakeItems(array.Count * 2L);
        var keys = new Value[array.Count];
        Rank? kind = null;
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = Key(array[i], by, call);
            var rank = RankOf(keys[i], call);
            kind = rank == Rank.Null ? kind : kind is null || kind == rank ? rank : throw Mixed(call);
        }

        // Each key takes part in about twice as many comparisons as the list can be halved.
        var length = 0L;
        foreach (var key in keys)
        {
            length += key is StringValue text ? text.Length / Comparison.TextAtOnce : 0;
        }

        call.Spend(((keys.Length * 16L) + (2 * length)) * BitOperations.Log2((uint)keys.Length | 1));

        // OrderBy is stable, Array.Sort is not.
        return ArrayValue.From(Enumerable.Range(0, keys.Length).OrderBy(i => keys[i], Comparer<Value>.Create(Compare)).Select(i => array[i]));
    }

    private static Value Key(Value item, string? by, scoped in Call call)
    {
        if (by is null)
        {
            return item;
        }

        return item is ObjectValue o
            ? o[by] ?? throw call.Bad(1, ErrorCodes.MissingProperty, $"names the property '{ValueText.Shorten(by)}', which an item does not have.")
            : throw call.Wrong(0, "an array of objects, to be sorted by a property");
    }

    private static Rank RankOf(Value key, scoped in Call call) => key switch
    {
        NullValue => Rank.Null,
        BooleanValue => Rank.Boolean,
        StringValue => Rank.Text,
        _ when Comparison.IsNumber(key) => Rank.Number,
        _ => throw call.Bad(0, ErrorCodes.ArgumentType, $"holds {ValueText.Describe(key)}; only texts, numbers and booleans can be sorted."),
    };

    private static ExpressionException Mixed(scoped in Call call) =>
        call.Bad(0, ErrorCodes.ArgumentType, "mixes kinds that can't be compared, such as texts and numbers.");

    private static int Compare(Value? a, Value? b) => (a, b) switch
    {
        (NullValue, NullValue) => 0,
        (NullValue, _) => -1,
        (_, NullValue) => 1,
        (BooleanValue x, BooleanValue y) => x.Value.CompareTo(y.Value),
        (StringValue x, StringValue y) => string.CompareOrdinal(x.Text, y.Text),
        (FloatValue x, FloatValue y) => x.Value.CompareTo(y.Value),
        var (x, y) => Comparison.ToDouble(x!).CompareTo(Comparison.ToDouble(y!)) is var order and not 0 ? order : ExactCompare(x!, y!),
    };

    // Two integers may be one double.
    private static int ExactCompare(Value a, Value b) => a is IntegerValue x && b is IntegerValue y ? x.Value.CompareTo(y.Value) : 0;
}
