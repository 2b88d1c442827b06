using System.Text;
using System.Text.Json;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Definitions;

/// <summary>The bytes of a document before they are read: their encoding, and names that an object holds twice.</summary>
internal static class DocumentText
{
    private static readonly (byte[] Mark, Encoding Encoding)[] Marks =
    [
        ([0xFF, 0xFE, 0, 0], new UTF32Encoding(bigEndian: false, byteOrderMark: true)),
        ([0, 0, 0xFE, 0xFF], new UTF32Encoding(bigEndian: true, byteOrderMark: true)),
        ([0xFF, 0xFE], Encoding.Unicode),
        ([0xFE, 0xFF], Encoding.BigEndianUnicode),
    ];

    /// <summary>A document that begins with the mark of UTF-16 or UTF-32, as some tools save it, as UTF-8; any other as it is.</summary>
    public static ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<byte> document)
    {
        foreach (var (mark, encoding) in Marks)
        {
            if (document.StartsWith(mark))
            {
                return Encoding.Convert(encoding, Encoding.UTF8, document[mark.Length..].ToArray());
            }
        }

        return document;
    }

    /// <summary>
    /// Warns of members written twice in one object. The last one counts, as in the live service, so the first one, perhaps a whole
    /// step, would be lost without a word. <paramref name="utf8"/> must be JSON that <see cref="ValueJson"/> has read.
    /// </summary>
    public static void FindDuplicates(ReadOnlySpan<byte> utf8, FaultList faults)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var reader = new Utf8JsonReader(utf8.StartsWith(mark) ? utf8[3..] : utf8, ValueJson.Reading);
        var objects = new Stack<(HashSet<string>? Names, string Path)>();
        var place = "";
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    objects.Push((reader.TokenType == JsonTokenType.StartObject ? new(StringComparer.Ordinal) : null, place));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    objects.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    place = Enter(objects.Peek(), reader.GetString()!, faults);
                    break;
                default:
                    break;
            }
        }
    }

    private static string Enter((HashSet<string>? Names, string Path) owner, string name, FaultList faults)
    {
        var path = owner.Path.Length == 0 ? name : $"{owner.Path}.{name}";
        if (!owner.Names!.Add(name))
        {
            faults.Warn(InDefinition(path), "DuplicateMember", $"'{name}' is written twice here. Only the last one counts; rename or remove one of them.");
        }

        return path;
    }

    private static string InDefinition(string path)
    {
        foreach (var envelope in (string[])["properties.definition.", "definition."])
        {
            if (path.StartsWith(envelope, StringComparison.Ordinal))
            {
                return path[envelope.Length..];
            }
        }

        return path;
    }
}
