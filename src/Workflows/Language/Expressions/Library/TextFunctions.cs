using CampaignTracker.Workflows.Language.Values;
using static CampaignTracker.Workflows.Language.Expressions.Library.Function;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>The string family: making and cutting text. Positions count from zero, in UTF-16 units as .NET and the service count them.</summary>
internal static class TextFunctions
{
    // A .NET format is read anew each time.
    private const int WorkOfNumber = 512;

    public static IReadOnlyList<Function> All { get; } =
    [
        Pure(FunctionFamily.String, "concat(text...)", "Puts texts together. What is no text is taken as it reads; null as nothing.", Concat),
        Pure(FunctionFamily.String, "replace(text, oldText, newText)", "Replaces every occurrence of one text by another; case matters.", Replace),
        Pure(FunctionFamily.String, "slice(text, start, end?)", "Part of a text from start up to, not including, end; negative places count from the end.", Slice),
        Pure(FunctionFamily.String, "split(text, delimiter)", "Cuts a text at each delimiter and gives the pieces as an array; case matters.", Split),
        Pure(FunctionFamily.String, "substring(text, start, length?)", "Part of a text from start; without a length up to the end. Fails past the end.", Substring),
        Pure(FunctionFamily.String, "toLower(text)", "The text in lower case.", (scoped in c) => c.Made(c.Text(0).ToLowerInvariant())),
        Pure(FunctionFamily.String, "toUpper(text)", "The text in upper case.", (scoped in c) => c.Made(c.Text(0).ToUpperInvariant())),
        Pure(FunctionFamily.String, "trim(text)", "The text without white space at both ends.", (scoped in c) => c.Made(c.TextToRead(0).Trim())),
        Live(FunctionFamily.String, "guid(format?)", "A new random identifier, as N, D (the default), B, P or X.", NewGuid),
        Pure(FunctionFamily.String, "formatNumber(number, format, locale?)", "A number as text by a .NET numeric format; the locale is en-US unless named.", FormatNumber),
    ];

    private static Value Concat(scoped in Call call)
    {
        var pieces = new string[call.Count];
        var length = 0L;
        for (var i = 0; i < pieces.Length; i++)
        {
            pieces[i] = call.TextOf(call[i]);
            length += pieces[i].Length;
        }

        call.WillMakeText(length);
        return Value.Of(string.Concat(pieces));
    }

    private static Value Replace(scoped in Call call)
    {
        var (text, old) = call.Search();
        var with = call.Text(2);
        if (old.Length == 0)
        {
            throw call.Bad(1, "must not be empty.");
        }

        var times = text.AsSpan().Count(old);
        call.Spend(times * 4L);
        call.WillMakeText(text.Length + (times * ((long)with.Length - old.Length)));
        return Value.Of(text.Replace(old, with, StringComparison.Ordinal));
    }

    private static Value Slice(scoped in Call call)
    {
        var text = call.Text(0);
        var start = Place(call.Integer(1), text.Length);
        var end = call.Has(2) ? Place(call.Integer(2), text.Length) : text.Length;
        return call.Made(end <= start ? "" : text[start..end]);
    }

    private static int Place(long index, int length) => (int)Math.Clamp(index < 0 ? index + length : index, 0, length);

    private static ArrayValue Split(scoped in Call call)
    {
        var (text, delimiter) = call.Search();
        var pieces = delimiter.Length == 0 ? [text] : text.Split(delimiter);
        call.WillMakeItems(pieces.Length);
        return ArrayValue.Own(Array.ConvertAll(pieces, p => Value.Of(p)));
    }

    private static Value Substring(scoped in Call call)
    {
        var text = call.Text(0);
        var start = call.Integer(1, 0, int.MaxValue);
        if (start > text.Length)
        {
            throw call.Bad(1, $"must not lie past the end of the text, which has {text.Length} characters, but was {start}.");
        }

        if (!call.Has(2))
        {
            return call.Made(text[start..]);
        }

        var length = call.Integer(2, 0, int.MaxValue);
        return length <= text.Length - start
            ? call.Made(text.Substring(start, length))
            : throw call.Bad(2, $"reaches past the end of the text: start {start} and length {length} in {text.Length} characters.");
    }

    private static Value NewGuid(scoped in Call call)
    {
        var format = call.OptionalText(0) ?? "D";
        if (format.Length != 1 || !"NDBPX".Contains(format[0], StringComparison.OrdinalIgnoreCase))
        {
            throw call.Bad(0, $"must be one of N, D, B, P, X, but was '{ValueText.Shorten(format)}'.");
        }

        Span<byte> bytes = stackalloc byte[16];
        call.Context.Chance.NextBytes(bytes);
        // RFC 9562: version 4, variant 10.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return Value.Of(new Guid(bytes, bigEndian: true).ToString(format));
    }

    private static Value FormatNumber(scoped in Call call)
    {
        var number = call.Number(0);
        var format = call.Text(1);
        var culture = Cultures.Argument(call, 2, Cultures.Default);
        Formats.CheckNumeric(format, call, 1);
        call.Spend(WorkOfNumber);
        try
        {
            var text = number switch
            {
                IntegerValue i => i.Value.ToString(format, culture),
                DecimalValue d => d.Value.ToString(format, culture),
                _ => ((FloatValue)number).Value.ToString(format, culture),
            };
            return Value.Of(text);
        }
        catch (FormatException)
        {
            throw call.Bad(1, $"is no format for {ValueText.Describe(number)}: '{ValueText.Shorten(format)}'.");
        }
    }
}
