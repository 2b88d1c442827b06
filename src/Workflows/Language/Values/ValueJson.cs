using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CampaignTracker.Workflows.Language.Values;

/// <summary>Between values and JSON text. Comments, a byte order mark and trailing commas are read, as the live service reads them; they are not written.</summary>
public static class ValueJson
{
    /// <summary>Deep enough for scopes nested 50 levels (each adds up to four levels of JSON), shallow enough for the stack.</summary>
    public const int MaxDepth = 512;

    /// <summary>What reading a text takes: a list, an object and an item take far more time and memory than their characters.</summary>
    internal static long WorkOf(string text) =>
        (text.Length * 4L) + (32L * text.AsSpan().Count('[')) + (64L * text.AsSpan().Count('{')) + (16L * text.AsSpan().Count(','));

    /// <summary>Any number of so few characters fits a float.</summary>
    private const int FloatDigits = 15;

    private const string XmlContentType = "application/xml;charset=utf-8";

    internal static readonly JsonReaderOptions Reading = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = MaxDepth,
    };

    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth * 2,
        SkipValidation = true,
    };

    /// <exception cref="JsonException">The text is not one JSON value; line and position are in the exception.</exception>
    public static Value Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <exception cref="JsonException">The bytes are not one JSON value in UTF-8.</exception>
    public static Value Parse(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        utf8 = utf8.StartsWith(mark) ? utf8[3..] : utf8;
        var reader = new Utf8JsonReader(utf8, Reading);
        if (!reader.Read())
        {
            throw new JsonException("The document is empty.");
        }

        try
        {
            var value = Read(ref reader);
            return reader.Read() ? throw new JsonException("There is more text after the end of the document.") : value;
        }
        catch (OverflowException fault)
        {
            // Written back it would no longer be a number.
            throw Placed("A number is larger than any that can be kept.", utf8, (int)reader.TokenStartIndex, fault);
        }
        catch (InvalidOperationException fault)
        {
            // Utf8JsonReader says so of a string with half a surrogate pair.
            throw Placed("The document has text that is not valid Unicode.", utf8, (int)reader.TokenStartIndex, fault);
        }
    }

    private static JsonException Placed(string message, ReadOnlySpan<byte> utf8, int at, Exception inner)
    {
        var before = utf8[..Math.Min(at, utf8.Length)];
        return new JsonException(message, null, before.Count((byte)'\n'), at - 1 - before.LastIndexOf((byte)'\n'), inner);
    }

    /// <summary>Reads the value at the reader's current token and leaves the reader on its last token.</summary>
    public static Value Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => Value.Null,
        JsonTokenType.True => Value.True,
        JsonTokenType.False => Value.False,
        JsonTokenType.String => Value.Of(reader.GetString()),
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.StartObject => ReadObject(ref reader),
        _ => throw new JsonException($"A {reader.TokenType} can't start a value."),
    };

    public static string Write(Value value, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Writing with { Indented = indented }))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value)
        {
            case NullValue:
                writer.WriteNullValue();
                break;
            case BooleanValue b:
                writer.WriteBooleanValue(b.Value);
                break;
            case IntegerValue i:
                writer.WriteNumberValue(i.Value);
                break;
            case FloatValue f:
                WriteFloat(writer, f.Value);
                break;
            case DecimalValue d:
                writer.WriteNumberValue(d.Value);
                break;
            case StringValue s:
                writer.WriteStringValue(s.Text);
                break;
            case XmlValue x:
                writer.WriteStringValue(x.Text);
                break;
            case ArrayValue a:
                writer.WriteStartArray();
                foreach (var item in a.AsSpan())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case ObjectValue o:
                writer.WriteStartObject();
                foreach (var (name, item) in o.AsSpan())
                {
                    writer.WritePropertyName(name);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
        }
    }

    /// <summary>
    /// What a step keeps: only kinds that JSON text gives back unchanged. A decimal becomes a float, XML the service's content
    /// envelope, a float that is not finite its name as text.
    /// </summary>
    public static Value Normalise(Value value) => value switch
    {
        DecimalValue d => Value.Of(d.ToDouble()),
        FloatValue f when !double.IsFinite(f.Value) => Value.Of(NameOf(f.Value)),
        XmlValue x => ObjectValue.Of(
            ("$content-type", Value.Of(XmlContentType)),
            ("$content", Value.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(x.Text))))),
        ArrayValue { IsNormal: false } a => NormaliseItems(a),
        ObjectValue { IsNormal: false } o => NormaliseProperties(o),
        _ => value,
    };

    private static Value ReadNumber(ref Utf8JsonReader reader)
    {
        var text = reader.ValueSpan;
        if (text.IndexOfAny(".eE"u8) < 0 && reader.TryGetInt64(out var integer))
        {
            return IntegerValue.From(integer);
        }

        var number = reader.GetDouble();
        if (!double.IsFinite(number))
        {
            throw new OverflowException();
        }

        return text.Length > FloatDigits && IsMoreExact(ref reader, number, out var exact) ? new DecimalValue(exact) : new FloatValue(number);
    }

    /// <summary>Whether the text says more than a float holds, so that writing the float would give another number.</summary>
    private static bool IsMoreExact(ref Utf8JsonReader reader, double number, out decimal exact) =>
        reader.TryGetDecimal(out exact)
        && decimal.TryParse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var held)
        && held != exact;

    private static ArrayValue ReadArray(ref Utf8JsonReader reader)
    {
        var items = new List<Value>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Read(ref reader));
        }

        return ArrayValue.Own([.. items]);
    }

    private static ObjectValue ReadObject(ref Utf8JsonReader reader)
    {
        var builder = new ObjectValue.Builder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            builder.Set(name, Read(ref reader));
        }

        return builder.Build();
    }

    private static void WriteFloat(Utf8JsonWriter writer, double value)
    {
        if (!double.IsFinite(value))
        {
            writer.WriteStringValue(NameOf(value));
        }
        else if (Math.Abs(value) < 1e15 && Math.Truncate(value) == value)
        {
            // "3.0", not "3": read again it must still be a float.
            writer.WriteRawValue(value.ToString("0.0", CultureInfo.InvariantCulture), skipInputValidation: true);
        }
        else
        {
            writer.WriteNumberValue(value);
        }
    }

    private static string NameOf(double value) =>
        double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";

    private static ArrayValue NormaliseItems(ArrayValue array)
    {
        Value[]? changed = null;
        for (var i = 0; i < array.Count; i++)
        {
            var item = Normalise(array[i]);
            if (changed is null && !ReferenceEquals(item, array[i]))
            {
                changed = [.. array];
            }

            changed?[i] = item;
        }

        var result = changed is null ? array : ArrayValue.Own(changed);
        result.IsNormal = true;
        return result;
    }

    private static ObjectValue NormaliseProperties(ObjectValue value)
    {
        var result = value;
        foreach (var (name, item) in value.AsSpan())
        {
            var normal = Normalise(item);
            if (!ReferenceEquals(normal, item))
            {
                result = result.With(name, normal);
            }
        }

        result.IsNormal = true;
        return result;
    }
}
