using System.Text.Encodings.Web;
using System.Text.Json;

namespace CampaignTracker.Persistence.Outbox;

internal static class PayloadJson
{
    // The text goes to a database column and to flows, never into HTML, so letters stay letters.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyDictionary<string, object?> payload) => JsonSerializer.Serialize(payload, Options);
}
