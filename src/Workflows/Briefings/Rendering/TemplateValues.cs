using System.Text.Json;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>Turns JSON into what templates read: dictionaries, lists, strings, longs, doubles and booleans. Nulls are left out, so that they count as missing.</summary>
public static class TemplateValues
{
    /// <exception cref="JsonException">When it is not a JSON object.</exception>
    public static Dictionary<string, object?> FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? Members(document.RootElement)
            : throw new JsonException("The values of a briefing are a JSON object.");
    }

    public static object? FromJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Members(element),
        JsonValueKind.Array => element.EnumerateArray().Select(FromJson).Where(v => v is not null).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => throw new JsonException($"No template value for {element.ValueKind}."),
    };

    private static Dictionary<string, object?> Members(JsonElement element) => element.EnumerateObject()
        .Select(member => (member.Name, Value: FromJson(member.Value)))
        .Where(member => member.Value is not null)
        .ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);

    /// <summary>The same values without what could forge their surroundings, in names and in texts; see <see cref="SafeText"/>.</summary>
    internal static object? Clean(object? value) => value switch
    {
        string text => SafeText.Clean(text),
        IReadOnlyDictionary<string, object?> group => Clean(group),
        IEnumerable<object?> list => list.Select(Clean).Where(v => v is not null).ToList(),
        _ => value,
    };

    internal static Dictionary<string, object?> Clean(IReadOnlyDictionary<string, object?> group) => group
        .Where(member => member.Value is not null)
        .ToDictionary(member => member.Key, member => Clean(member.Value), StringComparer.Ordinal);
}
