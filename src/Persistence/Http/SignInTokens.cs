using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Persistence.Http;

/// <summary>
/// Asks token services (RFC 6749, 5) and keeps each token until two minutes before it ends. Thread-safe; two calls at once may both ask for one.
/// </summary>
internal sealed class SignInTokens(TimeProvider time)
{
    private const int MostKept = 500;
    private const int LargestAnswer = 64 * 1024;
    private const long LongestKept = 86_400;

    private static readonly TimeSpan Early = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, (string Token, DateTimeOffset Until)> _kept = new(StringComparer.Ordinal);

    /// <summary>A name for a token that tells nothing of its parts.</summary>
    /// <param name="parts">All that distinguishes the token from others. Written as a list, so that no two lists share a name.</param>
    public static string Key(params string[] parts) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)));

    /// <summary>Null where a token is to be asked for.</summary>
    public string? Kept(string key) => _kept.TryGetValue(key, out var kept) && kept.Until > time.GetUtcNow() ? kept.Token : null;

    /// <param name="from">Who is asked, as a person reads it at the start of a sentence.</param>
    /// <exception cref="HttpRequestException">The service can't be reached.</exception>
    public async Task<TokenAnswer> AskAsync(string key, string from, HttpClient client, HttpRequestMessage request, CancellationToken cancel)
    {
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        var answer = await ReadAsync(response, cancel);
        if (response.StatusCode == HttpStatusCode.OK && answer?.Get("access_token")?.AsText() is { Length: > 0 } token)
        {
            Keep(key, token, answer);
            return TokenAnswer.Of(token);
        }

        var status = (int)response.StatusCode;
        var reason = answer?.Get("error")?.AsText() is { Length: > 0 and < 100 } code ? $" ({code})" : "";
        return TokenAnswer.Refused($"{from} gave no token: it answered {status}{reason}.", status is 408 or 429 or >= 500);
    }

    /// <summary>Null where it is too large, or no JSON.</summary>
    private static async Task<Value?> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        var buffer = new byte[LargestAnswer];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        try
        {
            return length < LargestAnswer ? ValueJson.Parse(buffer.AsSpan(0, length)) : null;
        }
        catch (JsonException)
        {
            // A page of words from a proxy, say; its status tells enough.
            return null;
        }
    }

    private void Keep(string key, string token, Value answer)
    {
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        // A service that hands out the same token again may count expires_in from when it was first given; expires_on (seconds since
        // 1970) is an instant, and some give only that. The earlier of the two is right either way.
        var now = time.GetUtcNow();
        long?[] stated = [Seconds(answer.Get("expires_in")), Seconds(answer.Get("expires_on")) - now.ToUnixTimeSeconds()];
        _kept[key] = (token, now + TimeSpan.FromSeconds(Math.Clamp(stated.Min() ?? 0, 0, LongestKept)) - Early);
    }

    private static long? Seconds(Value? given) => given switch
    {
        IntegerValue { Value: >= 0 } n => n.Value,
        StringValue text when long.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) => n,
        _ => null,
    };
}
