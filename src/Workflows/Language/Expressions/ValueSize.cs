using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions;

/// <summary>
/// How big a value is when written. A value may share parts of itself, so that it is far bigger written than in memory; each part is
/// measured once and remembers its size, so that asking is cheap however big the answer is.
/// </summary>
public static class ValueSize
{
    private const int DepthBits = 12;
    private const int Deepest = (1 << DepthBits) - 1;

    // No value that could ever be written is near it, and sums of two such sizes don't overflow.
    private const long Largest = 1L << 48;

    /// <summary>About the characters of the value's JSON. Null where it is nested deeper than JSON is read.</summary>
    public static long? Measure(Value value) => Of(value) is var (characters, depth) && depth <= ValueJson.MaxDepth ? characters : null;

    /// <summary>About the characters of the value's JSON, at most 2^48, and how many lists and objects lie inside each other, at most 4,095.</summary>
    public static (long Characters, int Depth) Of(Value value) => value switch
    {
        StringValue s => (s.Length + 2, 0),
        XmlValue x => (x.Text.Length + 2, 0),
        ArrayValue a => Unpack(a.Size == 0 ? a.Size = Pack(a) : a.Size),
        ObjectValue o => Unpack(o.Size == 0 ? o.Size = Pack(o) : o.Size),
        _ => (4, 0),
    };

    /// <summary>The packed size of a list with one item more, from the list's own.</summary>
    internal static long WithItem(ArrayValue array, Value item)
    {
        var (size, depth) = Of(array);
        depth--;
        Add(item, 1, ref size, ref depth);
        return Pack(size, depth);
    }

    private static long Pack(ArrayValue array)
    {
        var (size, depth) = (2L, 0);
        foreach (var item in array.AsSpan())
        {
            Add(item, 1, ref size, ref depth);
        }

        return Pack(size, depth);
    }

    private static long Pack(ObjectValue value)
    {
        var (size, depth) = (2L, 0);
        foreach (var (name, item) in value.AsSpan())
        {
            Add(item, name.Length + 4, ref size, ref depth);
        }

        return Pack(size, depth);
    }

    private static void Add(Value part, int around, ref long size, ref int depth)
    {
        var (characters, levels) = Of(part);
        size = Math.Min(size + characters + around, Largest);
        depth = Math.Max(depth, levels);
    }

    private static long Pack(long size, int depth) => (size << DepthBits) | (long)Math.Min(depth + 1, Deepest);

    private static (long Characters, int Depth) Unpack(long packed) => (packed >> DepthBits, (int)(packed & Deepest));
}
