using System.Globalization;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions;

/// <summary>How a value reads as text, and in messages.</summary>
public static class ValueText
{
    private const int Shown = 60;

    /// <summary>
    /// The text of <c>string()</c> and of interpolation: null is empty, booleans are <c>True</c> and <c>False</c>, a float has
    /// the fewest digits that give it back (3.0 is <c>3</c>), arrays and objects are JSON.
    /// </summary>
    public static string Of(Value value) => value switch
    {
        NullValue => "",
        StringValue s => s.Text,
        BooleanValue b => b.Value ? "True" : "False",
        IntegerValue i => i.Value.ToString(CultureInfo.InvariantCulture),
        FloatValue f => f.Value.ToString(CultureInfo.InvariantCulture),
        DecimalValue d => d.Value.ToString(CultureInfo.InvariantCulture),
        XmlValue x => x.Text,
        ObjectValue o => o.Source ?? ValueJson.Write(o),
        ArrayValue a => a.Source ?? ValueJson.Write(a),
        _ => ValueJson.Write(value),
    };

    /// <summary>What a value is, for a message: <c>the integer 5</c>, <c>an array of 3 items</c>.</summary>
    internal static string Describe(Value value) => value switch
    {
        NullValue => "null",
        StringValue s => $"the text '{Shorten(s.Text)}'",
        BooleanValue b => b.Value ? "the boolean true" : "the boolean false",
        IntegerValue => $"the integer {Of(value)}",
        FloatValue => $"the float {Of(value)}",
        DecimalValue => $"the decimal {Of(value)}",
        ArrayValue a => a.Count == 1 ? "an array of 1 item" : $"an array of {a.Count} items",
        XmlValue => "XML",
        _ => "an object",
    };

    internal static string Shorten(string text) => text.Length <= Shown ? text : text[..Shown] + "...";
}
