using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions;

/// <summary>How big a value is when written. A value may share parts of itself, so that it is far bigger written than in memory.</summary>
public static class ValueSize
{
    /// <summary>About the characters of the value's JSON; counting stops soon after <paramref name="enough"/>. Null where it is nested deeper than JSON is read.</summary>
    public static long? Measure(Value value, long enough)
    {
        var size = 0L;
        return Count(value, enough, ValueJson.MaxDepth, ref size) ? size : null;
    }

    private static bool Count(Value value, long enough, int depth, ref long size)
    {
        size += value switch
        {
            StringValue s => s.Text.Length + 2,
            XmlValue x => x.Text.Length + 2,
            ArrayValue or ObjectValue => 2,
            _ => 4,
        };
        return value switch
        {
            ArrayValue a => depth > 0 && CountItems(a, enough, depth, ref size),
            ObjectValue o => depth > 0 && CountProperties(o, enough, depth, ref size),
            _ => true,
        };
    }

    private static bool CountItems(ArrayValue array, long enough, int depth, ref long size)
    {
        foreach (var item in array.AsSpan())
        {
            size++;
            if (size > enough)
            {
                return true;
            }

            if (!Count(item, enough, depth - 1, ref size))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CountProperties(ObjectValue value, long enough, int depth, ref long size)
    {
        foreach (var (name, item) in value.AsSpan())
        {
            size += name.Length + 4;
            if (size > enough)
            {
                return true;
            }

            if (!Count(item, enough, depth - 1, ref size))
            {
                return false;
            }
        }

        return true;
    }
}
