using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>A turn's journal entries as JSON. Values over 32 KB stand apart in the contents, and here only by their key: <c>{"$content": "..."}</c>.</summary>
public static class JournalJson
{
    private const string ContentName = StateJson.Reference;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 2048, SkipValidation = true };

    /// <summary>The key of a value that stands apart; null where the value is there itself.</summary>
    public static string? ContentOf(Value value) => value is ObjectValue { Count: 1 } o ? o[ContentName]?.AsText() : null;

    /// <summary>Whether the value is hidden, because the flow secures it.</summary>
    public static bool IsHidden(Value? value) => StepNode.Masked.Equals(value);

    /// <summary>Whether the entry's outputs are what the run answers to the request that started it.</summary>
    public static bool IsAnswer(JournalEntry entry) => entry is { Kind: JournalKind.StepEnded, StepType: "Response", Status: StepStatus.Succeeded };

    public static string Write(IEnumerable<JournalEntry> entries, RunContents contents)
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

    private static void Write(Utf8JsonWriter writer, JournalEntry entry, RunContents contents)
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

    private static void WriteValue(Utf8JsonWriter writer, string name, Value? value, RunContents contents)
    {
        if (value is null or NullValue)
        {
            return;
        }

        writer.WritePropertyName(name);
        if (!StateJson.IsLarge(value))
        {
            ValueJson.Write(writer, value);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString(ContentName, contents.Keep(value));
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
