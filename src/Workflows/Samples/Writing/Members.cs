using System.Globalization;
using System.Text.Json.Nodes;

namespace CampaignTracker.Workflows.Samples.Writing;

/// <summary>JSON objects without the members that have no value.</summary>
internal static class Members
{
    public static JsonObject Object(params (string Name, JsonNode? Value)[] members)
    {
        var document = new JsonObject();
        foreach (var (name, value) in members.Where(member => member.Value is not null))
        {
            document[name] = value;
        }

        return document;
    }

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> write) => new([.. items.Select(write)]);

    public static JsonArray Texts(IEnumerable<string> texts) => List(texts, text => JsonValue.Create(text));

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
