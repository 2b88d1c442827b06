using System.Text.Json;
using CampaignTracker.Workflows.Language.Values;
using Microsoft.Net.Http.Headers;

namespace CampaignTracker.Web.Api;

/// <summary>A request as a flow sees it: <c>headers</c>, <c>queries</c>, <c>body</c>.</summary>
internal static class RequestContent
{
    // What proves who the caller is belongs in no journal.
    private static readonly HashSet<string> Private = new(StringComparer.OrdinalIgnoreCase) { HeaderNames.Cookie, HeaderNames.Authorization, HeaderNames.ProxyAuthorization };

    /// <returns>The body, or what is wrong with the request.</returns>
    public static async Task<(Value? Body, IResult? Problem)> ReadAsync(HttpRequest request, int most, CancellationToken cancel)
    {
        if (await ReadBytesAsync(request.Body, most, cancel) is not { } bytes)
        {
            return (null, Answers.Problem(StatusCodes.Status413PayloadTooLarge, "The body is too large", $"Send at most {most} bytes."));
        }

        if (bytes.Length == 0)
        {
            return (Value.Null, null);
        }

        try
        {
            return (Read(bytes, request.ContentType), null);
        }
        catch (JsonException wrong)
        {
            return (null, Answers.Problem(StatusCodes.Status400BadRequest, "The body is not JSON", wrong.Message));
        }
    }

    public static Value Headers(HttpRequest request) => Object(request.Headers.Where(h => !Private.Contains(h.Key)).Select(h => (h.Key, h.Value.ToString())));

    public static Value Queries(HttpRequest request) => Object(request.Query.Where(q => q.Key != "sig").Select(q => (q.Key, q.Value.ToString())));

    private static ObjectValue Object(IEnumerable<(string Name, string Text)> texts)
    {
        var builder = new ObjectValue.Builder();
        foreach (var (name, text) in texts)
        {
            builder.Set(name, Value.Of(text));
        }

        return builder.Build();
    }

    // What is no JSON arrives as the language keeps files: with its type, in base64.
    private static Value Read(byte[] bytes, string? contentType)
    {
        var type = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.MediaType.Value! : "application/json";
        return type.EndsWith("json", StringComparison.OrdinalIgnoreCase)
            ? ValueJson.Parse(bytes)
            : ObjectValue.Of(("$content-type", Value.Of(contentType)), ("$content", Value.Of(Convert.ToBase64String(bytes))));
    }

    private static async Task<byte[]?> ReadBytesAsync(Stream body, int most, CancellationToken cancel)
    {
        var buffer = new MemoryStream();
        var part = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(part, cancel)) > 0)
        {
            buffer.Write(part, 0, read);
            if (buffer.Length > most)
            {
                return null;
            }
        }

        return buffer.ToArray();
    }
}
