using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>A turn's journal entries as JSON. Values over 32 KB stand apart in the contents, and here only by their hash: <c>{"$content": "..."}</c>.</summary>
public static class JournalJson
{
    /// <summary>The largest value that stands in the journal itself. Unit: bytes of JSON.</summary>
    public const int Inline = 32 * 1024;

    private const string ContentName = "$content";

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 2048, SkipValidation = true };

    /// <summary>The hash of a value that stands apart; null where the value is there itself.</summary>
    public static string? ContentOf(Value value) => value is ObjectValue { Count: 1 } o ? o[ContentName]?.AsText() : null;

    public static string Write(IEnumerable<JournalEntry> entries, ICollection<StoredContent> contents)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartArray();
            foreach (var entry in entries)
            {
                Write(writer, entry, contents);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IReadOnlyList<JournalEntry> Read(string json) =>
        ValueJson.Parse(json) is ArrayValue entries ? [.. entries.OfType<ObjectValue>().Select(Read)] : [];

    private static void Write(Utf8JsonWriter writer, JournalEntry entry, ICollection<StoredContent> contents)
    {
        writer.WriteStartObject();
        writer.WriteNumber("at", entry.At.UtcTicks);
        writer.WriteString("kind", entry.Kind.ToString());
        writer.WriteString("path", entry.Path);
        writer.WriteString("type", entry.StepType);
        writer.WriteNumber("i", entry.Instance);
        writer.WriteString("status", entry.Status.ToString());
        WriteCount(writer, "visit", entry.Visit);
        WriteCount(writer, "attempt", entry.Attempt);
        if (entry.StartedAt is { } started)
        {
            writer.WriteNumber("start", started.UtcTicks);
        }

        WriteValue(writer, "inputs", entry.Inputs, contents);
        WriteValue(writer, "outputs", entry.Outputs, contents);
        WriteValue(writer, "fault", entry.Fault?.ToValue(), contents);
        WriteText(writer, "by", entry.By);
        WriteText(writer, "reason", entry.Reason);
        WriteValue(writer, "tracked", entry.Tracked, contents);
        writer.WriteEndObject();
    }

    private static void WriteCount(Utf8JsonWriter writer, string name, int value)
    {
        if (value != 1)
        {
            writer.WriteNumber(name, value);
        }
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, Value? value, ICollection<StoredContent> contents)
    {
        if (value is null or NullValue)
        {
            return;
        }

        writer.WritePropertyName(name);
        if (value is not (ArrayValue or ObjectValue or StringValue { Text.Length: > Inline / 4 }))
        {
            ValueJson.Write(writer, value);
            return;
        }

        WriteLarge(writer, value, contents);
    }

    private static void WriteLarge(Utf8JsonWriter writer, Value value, ICollection<StoredContent> contents)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var inner = new Utf8JsonWriter(buffer, Writing))
        {
            ValueJson.Write(inner, value);
        }

        if (buffer.WrittenCount <= Inline)
        {
            writer.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
            return;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
        contents.Add(new(hash, buffer.WrittenSpan.ToArray()));
        writer.WriteStartObject();
        writer.WriteString(ContentName, hash);
        writer.WriteEndObject();
    }

    private static JournalEntry Read(ObjectValue o) => new(
        Instant(o["at"]) ?? default,
        Enum.Parse<JournalKind>(Text(o, "kind")),
        Text(o, "path"),
        Text(o, "type"),
        o["i"] is IntegerValue i ? i.Value : 0,
        Enum.Parse<StepStatus>(Text(o, "status")),
        Count(o["visit"]),
        Count(o["attempt"]),
        Instant(o["start"]),
        o["inputs"],
        o["outputs"],
        StepFault.FromValue(o["fault"]),
        o["by"]?.AsText(),
        o["reason"]?.AsText(),
        o["tracked"]);

    private static string Text(ObjectValue o, string name) =>
        o[name]?.AsText() ?? throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"A journal entry has no '{name}'."));

    private static int Count(Value? value) => value is IntegerValue n ? (int)n.Value : 1;

    private static DateTimeOffset? Instant(Value? value) => value is IntegerValue n ? new DateTimeOffset(n.Value, TimeSpan.Zero) : null;
}
