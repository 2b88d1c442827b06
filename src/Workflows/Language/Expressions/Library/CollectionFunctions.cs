using System.Text;
using CampaignTracker.Workflows.Language.Values;
using static CampaignTracker.Workflows.Language.Expressions.Library.Function;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>The collection family: arrays, and what works on texts as well.</summary>
internal static class CollectionFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        Pure(FunctionFamily.Collection, "contains(collection, value)", "Whether a text holds a text, an array a value or an object a property; case matters.", (scoped in c) => Value.Of(Contains(c))),
        Pure(FunctionFamily.Collection, "empty(collection)", "Whether a text, array or object has nothing in it; true for null.", Empty),
        Pure(FunctionFamily.Collection, "length(collection)", "How many characters a text, or items an array has.", Length),
        Pure(FunctionFamily.Collection, "first(collection)", "The first character or item; of an empty array null.", (scoped in c) => End(c, last: false)),
        Pure(FunctionFamily.Collection, "last(collection)", "The last character or item; of an empty array null.", (scoped in c) => End(c, last: true)),
        Pure(FunctionFamily.Collection, "take(collection, count)", "The first characters or items.", Take),
        Pure(FunctionFamily.Collection, "skip(collection, count)", "An array without its first items.", Skip),
        Pure(FunctionFamily.Collection, "join(collection, delimiter)", "The items of an array as one text with a delimiter between.", Join),
        Pure(FunctionFamily.Collection, "chunk(collection, length)", "Cuts a text or an array into pieces of a length; the last may be shorter.", Chunk),
        Pure(FunctionFamily.Collection, "reverse(collection)", "An array in the opposite order.", Reverse),
        Pure(FunctionFamily.Collection, "sort(collection, sortBy?)", "An array in ascending order, by a property of its objects where one is named.", Sorting.Sort),
        Pure(FunctionFamily.Collection, "intersection(collection...)", "What all arrays, or all objects, have in common.", Sets.Intersection),
        Pure(FunctionFamily.Collection, "union(collection...)", "What any of the arrays, or of the objects, has; each value once.", Sets.Union),
    ];

    private static bool Contains(scoped in Call call)
    {
        switch (call[0])
        {
            case ArrayValue array:
                foreach (var item in array.AsSpan())
                {
                    if (Comparison.AreEqual(item, call[1], call))
                    {
                        return true;
                    }
                }

                return false;
            case StringValue:
                var (text, part) = call.Search();
                return text.Contains(part, StringComparison.Ordinal);
            case ObjectValue value:
                return value.TryGetExact(call.Text(1), out _);
            default:
                throw call.Wrong(0, "a text, an array or an object");
        }
    }

    private static Value Empty(scoped in Call call) => Value.Of(call[0] switch
    {
        NullValue => true,
        StringValue s => s.Text.Length == 0,
        ArrayValue a => a.Count == 0,
        ObjectValue o => o.Count == 0,
        _ => throw call.Wrong(0, "a text, an array or an object"),
    });

    private static Value Length(scoped in Call call) => Value.Of((long)(call[0] switch
    {
        StringValue s => s.Length,
        ArrayValue a => a.Count,
        _ => throw TextOrArray(call),
    }));

    private static Value End(scoped in Call call, bool last) => call[0] switch
    {
        StringValue s => Value.Of(s.Text.Length == 0 ? "" : s.Text[last ? ^1 : 0].ToString()),
        ArrayValue a => a.Count == 0 ? Value.Null : a[last ? a.Count - 1 : 0],
        _ => throw TextOrArray(call),
    };

    private static Value Take(scoped in Call call)
    {
        var count = (int)Math.Min(int.MaxValue, AtLeast(0, call));
        return call[0] switch
        {
            StringValue s => call.Made(s.Text[..Math.Min(count, s.Text.Length)]),
            ArrayValue a => Own(a.AsSpan()[..Math.Min(count, a.Count)], call),
            _ => throw TextOrArray(call),
        };
    }

    private static ArrayValue Skip(scoped in Call call)
    {
        var array = call.Array(0);
        return Own(array.AsSpan()[(int)Math.Min(AtLeast(0, call), array.Count)..], call);
    }

    private static long AtLeast(int least, scoped in Call call)
    {
        var count = call.Integer(1);
        return count >= least ? count : throw call.Bad(1, $"must be at least {least}, but was {count}.");
    }

    private static Value Join(scoped in Call call)
    {
        var array = call.Array(0);
        var delimiter = call.Text(1);
        var text = new StringBuilder();
        call.Spend(array.Count * 8L);
        for (var i = 0; i < array.Count; i++)
        {
            var piece = call.TextOf(array[i]);
            var more = piece.Length + (i == 0 ? 0 : delimiter.Length);
            call.WillMakeText(more);
            if ((long)text.Length + more > call.Limits.MaxCharacters)
            {
                call.WillMakeText((long)text.Length + more);
            }

            text.Append(i == 0 ? "" : delimiter).Append(piece);
        }

        return Value.Of(text.ToString());
    }

    private static ArrayValue Chunk(scoped in Call call)
    {
        // The reference writes the length in quotes and uses it without.
        var length = call[1] is StringValue s && int.TryParse(s.Text, out var parsed) && parsed > 0 ? parsed : call.Integer(1, 1, int.MaxValue);
        switch (call[0])
        {
            case StringValue text:
                call.WillMakeItems(text.Text.Length);
                call.WillMakeItems(text.Text.Length / length);
                return ArrayValue.From(text.Text.Chunk(length).Select(c => Value.Of(new string(c))));
            case ArrayValue array:
                call.WillMakeItems(array.Count);
                call.WillMakeItems(array.Count / length * 2L);
                return ArrayValue.From(array.Chunk(length).Select(ArrayValue.Own));
            default:
                throw TextOrArray(call);
        }
    }

    private static ArrayValue Reverse(scoped in Call call)
    {
        var array = call.Array(0);
        call.WillMakeItems(array.Count);
        var items = array.AsSpan().ToArray();
        Array.Reverse(items);
        return ArrayValue.Own(items);
    }

    private static ArrayValue Own(ReadOnlySpan<Value> items, scoped in Call call)
    {
        call.WillMakeItems(items.Length);
        return ArrayValue.Own(items.ToArray());
    }

    private static ExpressionException TextOrArray(scoped in Call call) => call.Wrong(0, "a text or an array");
}
