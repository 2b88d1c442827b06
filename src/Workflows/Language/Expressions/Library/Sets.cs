using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>
/// <c>union</c> and <c>intersection</c>: of arrays by value, in the order of the first that has it, each value once; of objects
/// by property name, where the last object's value wins.
/// </summary>
internal static class Sets
{
    public static Value Union(scoped in Call call)
    {
        if (AreObjects(call))
        {
            var built = new ObjectValue.Builder();
            foreach (var value in call.Values)
            {
                call.WillMakeItems(((ObjectValue)value).Count);
                foreach (var (name, item) in ((ObjectValue)value).AsSpan())
                {
                    built.Set(name, item);
                }
            }

            return built.Build();
        }

        var first = call.Array(0);
        if (first.TakeDistinct() is { } distinct)
        {
            // It came from a union: its items are known to differ, and only what is added is looked at.
            distinct.Renew(call.Limits.MaxWork / 8, call.Context.Work, TooMuch(call));
            return Union(first, 1, distinct, call);
        }

        return Union(ArrayValue.Empty, 0, new(Equality(call)), call);
    }

    /// <summary>Adds what is new of the arguments from one on.</summary>
    private static ArrayValue Union(ArrayValue items, int from, DistinctItems distinct, scoped in Call call)
    {
        for (var i = from; i < call.Count; i++)
        {
            call.WillMakeItems(call.Array(i).Count);
            foreach (var item in call.Array(i).AsSpan())
            {
                if (distinct.Add(item))
                {
                    items = items.Append(item);
                }
            }
        }

        items.GiveDistinct(distinct);
        return items;
    }

    public static Value Intersection(scoped in Call call)
    {
        if (AreObjects(call))
        {
            return CommonProperties(call);
        }

        var equality = Equality(call);
        var common = new HashSet<Value>(equality);
        for (var i = call.Count - 1; i >= 0; i--)
        {
            var array = call.Array(i);
            call.WillMakeItems(array.Count);
            common = i == call.Count - 1
                ? new(array, equality)
                : new(array.Where(common.Contains), equality);
        }

        // The first array's order: the set was last filled from it.
        return Value.Of(call.Array(0).Where(common.Remove).ToList());
    }

    private static ObjectValue CommonProperties(scoped in Call call)
    {
        var built = new ObjectValue.Builder();
        call.WillMakeItems(((ObjectValue)call[0]).Count * (long)call.Count);
        foreach (var (name, _) in ((ObjectValue)call[0]).AsSpan())
        {
            Value? value = null;
            foreach (var other in call.Values)
            {
                if (!((ObjectValue)other).TryGetExact(name, out value))
                {
                    break;
                }
            }

            if (value is not null)
            {
                built.Set(name, value);
            }
        }

        return built.Build();
    }

    private static LanguageEquality Equality(scoped in Call call) =>
        new(call.Limits.MaxWork / 8, call.Context.Work, TooMuch(call));

    private static ExpressionException TooMuch(scoped in Call call) => call.Fault(ErrorCodes.TooMuch, "there is too much to compare.");

    private static bool AreObjects(scoped in Call call)
    {
        var first = call[0] is ObjectValue;
        for (var i = 0; i < call.Count; i++)
        {
            if (call[i] is not (ArrayValue or ObjectValue))
            {
                throw call.Wrong(i, "an array or an object");
            }

            if (call[i] is ObjectValue != first)
            {
                throw call.Wrong(i, first ? "an object, as the first" : "an array, as the first");
            }
        }

        return first;
    }
}
