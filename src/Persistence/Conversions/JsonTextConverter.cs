using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CampaignTracker.Persistence.Conversions;

/// <summary>An immutable value that is shown or replaced as a whole and never searched by its parts: one JSON column.</summary>
internal sealed class JsonTextConverter<T>() : ValueConverter<T, string>(value => JsonSerializer.Serialize(value, JsonText.Options), text => Read(text))
{
    private static T Read(string text) =>
        JsonSerializer.Deserialize<T>(text, JsonText.Options) ?? throw new JsonException($"A {typeof(T).Name} was stored as null.");
}

/// <summary>Lists are replaced, not changed, but EF compares what it holds item by item.</summary>
internal sealed class JsonListComparer<T>() : ValueComparer<IReadOnlyList<T>>(
    (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)),
    list => list.Count,
    list => list)
    where T : notnull;

internal static class JsonText
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
