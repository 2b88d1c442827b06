using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignTracker.Domain.Events;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CampaignTracker.Persistence.Conversions;

/// <summary>Who made a change is shown, never searched by its parts, so it is one JSON column.</summary>
internal sealed class OriginConverter() : ValueConverter<Origin, string>(origin => Write(origin), text => Read(text))
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Write(Origin origin) => JsonSerializer.Serialize(origin, Options);

    private static Origin Read(string text) =>
        JsonSerializer.Deserialize<Origin>(text, Options) ?? throw new JsonException("An origin was stored as null.");
}
