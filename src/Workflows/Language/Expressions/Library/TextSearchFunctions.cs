using System.Globalization;
using CampaignTracker.Workflows.Language.Values;
using static CampaignTracker.Workflows.Language.Expressions.Library.Function;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>The string family: finding and testing. As the reference says these ignore case, by ordinal rules.</summary>
internal static class TextSearchFunctions
{
    /// <summary>What <c>float</c> and <c>isFloat</c> read: thousands separators anywhere before the point, a sign on either end, an exponent.</summary>
    internal const NumberStyles FloatStyle = NumberStyles.Float | NumberStyles.AllowThousands | NumberStyles.AllowTrailingSign;

    /// <summary>What it takes to begin to look once more.</summary>
    private const int WorkOfFind = 8;

    public static IReadOnlyList<Function> All { get; } =
    [
        Pure(FunctionFamily.String, "startsWith(text, searchText)", "Whether a text starts with another; case is ignored.", (scoped in c) => Value.Of(c.Text(0).StartsWith(c.TextToRead(1, 4), StringComparison.OrdinalIgnoreCase))),
        Pure(FunctionFamily.String, "endsWith(text, searchText)", "Whether a text ends with another; case is ignored.", (scoped in c) => Value.Of(c.Text(0).EndsWith(c.TextToRead(1, 4), StringComparison.OrdinalIgnoreCase))),
        Pure(FunctionFamily.String, "indexOf(text, searchText)", "Where a text first holds another, or -1; case is ignored.", IndexOf),
        Pure(FunctionFamily.String, "lastIndexOf(text, searchText)", "Where a text last holds another, or -1; case is ignored.", LastIndexOf),
        Pure(FunctionFamily.String, "nthIndexOf(text, searchText, occurrence)", "Where the nth occurrence is, or -1; a negative number counts from the end; case is ignored.", NthIndexOf),
        Pure(FunctionFamily.String, "isInt(text)", "Whether a text reads as an integer of 64 bits.", IsInt),
        Pure(FunctionFamily.String, "isFloat(text, locale?)", "Whether a text reads as a float in a locale (the invariant one unless named).", IsFloat),
    ];

    private static Value IndexOf(scoped in Call call)
    {
        var (text, search) = call.SearchIgnoringCase();
        return Value.Of((long)text.IndexOf(search, StringComparison.OrdinalIgnoreCase));
    }

    private static Value LastIndexOf(scoped in Call call)
    {
        var (text, search) = call.SearchIgnoringCase();
        // The reference's own rule for empty texts: where .NET gives the length, it gives the last place; -1 in an empty text, but 0 where both are empty.
        var index = search.Length > 0
            ? text.LastIndexOf(search, StringComparison.OrdinalIgnoreCase)
            : text.Length == 0 ? 0 : text.Length - 1;
        return Value.Of((long)index);
    }

    private static Value NthIndexOf(scoped in Call call)
    {
        var (text, search) = call.SearchIgnoringCase();
        var nth = call.Integer(2);
        if (search.Length == 0 || nth == 0)
        {
            throw search.Length == 0 ? call.Bad(1, "must not be empty.") : call.Bad(2, "must not be 0: the first occurrence is 1, the last is -1.");
        }

        return Value.Of((long)(nth > 0 ? Forward(text, search, nth, call) : Backward(text, search, nth, call)));
    }

    private static int Forward(string text, string search, long nth, scoped in Call call)
    {
        var at = -1;
        do
        {
            call.Spend(WorkOfFind);
            at = at + 1 > text.Length ? -1 : text.IndexOf(search, at + 1, StringComparison.OrdinalIgnoreCase);
        }
        while (at >= 0 && --nth > 0);
        return at;
    }

    private static int Backward(string text, string search, long nth, scoped in Call call)
    {
        var before = text.Length;
        while (true)
        {
            call.Spend(WorkOfFind);
            var at = text.AsSpan(0, before).LastIndexOf(search, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || ++nth == 0)
            {
                return at;
            }

            before = at + search.Length - 1;
        }
    }

    private static Value IsInt(scoped in Call call) =>
        Value.Of(long.TryParse(call.TextToRead(0), NumberStyles.Integer, CultureInfo.InvariantCulture, out _));

    private static Value IsFloat(scoped in Call call)
    {
        var culture = Cultures.Argument(call, 1, CultureInfo.InvariantCulture);
        return Value.Of(double.TryParse(call.TextToRead(0, 2), FloatStyle, culture, out _));
    }
}
