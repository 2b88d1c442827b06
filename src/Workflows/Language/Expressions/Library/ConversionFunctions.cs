using System.Globalization;
using System.Text.Json;
using CampaignTracker.Workflows.Language.Values;
using static CampaignTracker.Workflows.Language.Expressions.Library.Function;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>The conversion family: from one kind of value to another.</summary>
internal static class ConversionFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        Pure(FunctionFamily.Conversion, "string(value)", "Any value as text: null as the empty text, arrays and objects as JSON.", (scoped in c) => Value.Of(c.TextOf(c[0]))),
        Pure(FunctionFamily.Conversion, "int(value)", "A text, or a number without a fraction, as an integer.", Int),
        Pure(FunctionFamily.Conversion, "float(value, locale?)", "A text or number as a float; a text may have thousands separators and a sign on either end.", Float),
        Pure(FunctionFamily.Conversion, "decimal(value)", "A text or number as an exact decimal of up to 28 digits.", Decimal),
        Pure(FunctionFamily.Conversion, "bool(value)", "A boolean: of numbers 0 is false and all others true, of texts 'true' and 'false' are read.", (scoped in c) => Value.Of(Bool(c))),
        Pure(FunctionFamily.Conversion, "array(value)", "An array with one item.", (scoped in c) => ArrayValue.Own([c[0]])),
        Pure(FunctionFamily.Conversion, "createArray(value?...)", "An array of the values given.", (scoped in c) => Listed(c)),
        Pure(FunctionFamily.Conversion, "json(value)", "What a JSON text or XML says, as a value; of null an empty object.", Json),
        Pure(FunctionFamily.Conversion, "xml(value)", "XML from a text, or from an object with one root property.", Xml),
    ];

    private static ArrayValue Listed(scoped in Call call)
    {
        call.WillMakeItems(call.Count);
        return ArrayValue.Own(call.Values.ToArray());
    }

    private static Value Int(scoped in Call call)
    {
        switch (call[0])
        {
            case IntegerValue:
                return call[0];
            case StringValue s:
                return long.TryParse(call.TextToRead(0), NumberStyles.Integer, CultureInfo.InvariantCulture, out var parsed)
                    ? Value.Of(parsed)
                    : throw call.Bad(0, $"must read as an integer of 64 bits, but was '{ValueText.Shorten(s.Text)}'.");
            case FloatValue { Value: >= long.MinValue and < 9223372036854775808.0 } f when Math.Truncate(f.Value) == f.Value:
                return Value.Of((long)f.Value);
            case DecimalValue { Value: >= long.MinValue and <= long.MaxValue } d when decimal.Truncate(d.Value) == d.Value:
                return Value.Of((long)d.Value);
            default:
                throw call.Wrong(0, "a text or a number without a fraction");
        }
    }

    private static Value Float(scoped in Call call)
    {
        var culture = Cultures.Argument(call, 1, CultureInfo.InvariantCulture);
        return call[0] switch
        {
            FloatValue => call[0],
            _ when Comparison.IsNumber(call[0]) => Value.Of(Comparison.ToDouble(call[0])),
            StringValue s => double.TryParse(call.TextToRead(0, 2), TextSearchFunctions.FloatStyle, culture, out var parsed)
                ? Value.Of(parsed)
                : throw call.Bad(0, $"must read as a number, but was '{ValueText.Shorten(s.Text)}'."),
            _ => throw call.Wrong(0, "a text or a number"),
        };
    }

    private static Value Decimal(scoped in Call call)
    {
        try
        {
            return call[0] switch
            {
                DecimalValue => call[0],
                IntegerValue i => Value.Of((decimal)i.Value),
                FloatValue f => Value.Of((decimal)f.Value),
                StringValue s => decimal.TryParse(call.TextToRead(0, 2), NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var parsed)
                    ? Value.Of(parsed)
                    : throw call.Bad(0, $"must read as a decimal, but was '{ValueText.Shorten(s.Text)}'."),
                _ => throw call.Wrong(0, "a text or a number"),
            };
        }
        catch (OverflowException)
        {
            throw call.Bad(0, ErrorCodes.Overflow, $"does not fit a decimal: {ValueText.Describe(call[0])}.");
        }
    }

    private static bool Bool(scoped in Call call) => call[0] switch
    {
        BooleanValue b => b.Value,
        IntegerValue i => i.Value != 0,
        FloatValue f => f.Value != 0,
        DecimalValue d => d.Value != 0,
        StringValue s => bool.TryParse(call.TextToRead(0), out var parsed) ? parsed : throw call.Bad(0, $"must be 'true' or 'false', but was '{ValueText.Shorten(s.Text)}'."),
        _ => throw call.Wrong(0, "a boolean, a number or a text"),
    };

    private static Value Json(scoped in Call call)
    {
        switch (call[0])
        {
            case NullValue:
                return ObjectValue.Empty;
            case XmlValue x:
                return XmlToJson.Convert(XmlText.Load(x.Text, call, 0), call);
            case ObjectValue o when Envelope.TryRead(o, out var envelope) && envelope.ContentType.Contains("xml", StringComparison.OrdinalIgnoreCase):
                return XmlToJson.Convert(XmlText.Load(envelope.Text(call, 0), call, 0), call);
            default:
                return ParseJson(call, call.Text(0));
        }
    }

    private static Value ParseJson(scoped in Call call, string text)
    {
        call.Spend(ValueJson.WorkOf(text));
        try
        {
            return ValueJson.Parse(text) switch
            {
                ObjectValue o => o.WithSource(text),
                ArrayValue a => a.WithSource(text),
                var other => other,
            };
        }
        catch (JsonException fault)
        {
            throw call.Bad(0, $"is no JSON: {FirstSentence(fault.Message)}");
        }
    }

    // System.Text.Json adds its own line and byte position after the sentence.
    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private static XmlValue Xml(scoped in Call call)
    {
        switch (call[0])
        {
            case XmlValue x:
                return x;
            case ObjectValue o when !Envelope.TryRead(o, out _):
                return new(JsonToXml.Convert(o, call));
            default:
                var text = call.Text(0).Trim('\uFEFF', ' ', '\t', '\r', '\n');
                XmlText.Check(text, call, 0);
                return new(text);
        }
    }
}
