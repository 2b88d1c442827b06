using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Persistence.Http;

/// <summary>
/// Tokens for calls that sign in as an application: the client credentials grant (RFC 6749, 4.4) as the directory's token service takes
/// it, with <c>resource</c> for the audience. A token is kept until shortly before it ends. Thread-safe; two calls at once may both ask for one.
/// </summary>
internal sealed class SignInTokens(HttpClient client, TimeProvider time)
{
    private const string Directory = "https://login.microsoftonline.com";
    private const int MostKept = 500;
    private const int LargestAnswer = 64 * 1024;

    private static readonly string[] Needed = ["tenant", "audience", "clientId", "secret"];
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, (string Token, DateTimeOffset Until)> _kept = new(StringComparer.Ordinal);

    /// <param name="sign">The step's <c>authentication</c>: <c>authority</c> (default the public directory), <c>tenant</c>, <c>audience</c>, <c>clientId</c>, <c>secret</c>.</param>
    public async Task<(string? Token, Outcome? Failed)> GetAsync(Value sign, CancellationToken cancel)
    {
        string Member(string name) => sign.Get(name)?.AsText() ?? "";
        string[] missing = [.. Needed.Where(name => Member(name).Length == 0)];
        if (missing.Length > 0 || !Uri.TryCreate(Member("authority") is { Length: > 0 } given ? given : Directory, UriKind.Absolute, out var authority)
            || (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback))
        {
            return (null, Fault(missing.Length > 0 ? $"ActiveDirectoryOAuth needs {string.Join(", ", missing)}. A certificate in place of a secret is not supported." : "The authority is not a web address that starts with https://, and a secret is not sent without."));
        }

        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', authority, Member("tenant"), Member("audience"), Member("clientId"), Member("secret")))));
        if (_kept.TryGetValue(key, out var kept) && kept.Until > time.GetUtcNow())
        {
            return (kept.Token, null);
        }

        var address = new Uri($"{authority.AbsoluteUri.TrimEnd('/')}/{Uri.EscapeDataString(Member("tenant"))}/oauth2/token");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Member("clientId"),
            ["client_secret"] = Member("secret"),
            ["resource"] = Member("audience"),
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        return await ReadAsync(key, address, response, cancel);
    }

    private async Task<(string?, Outcome?)> ReadAsync(string key, Uri address, HttpResponseMessage response, CancellationToken cancel)
    {
        var answer = await AnswerAsync(response, cancel);
        if (response.StatusCode == HttpStatusCode.OK && answer?.Get("access_token")?.AsText() is { Length: > 0 } token)
        {
            Keep(key, token, answer.Get("expires_in"));
            return (token, null);
        }

        var status = (int)response.StatusCode;
        var reason = answer?.Get("error")?.AsText() is { Length: > 0 and < 100 } code ? $" ({code})" : "";
        return (null, Fault($"{address.Host} gave no token: it answered {status}{reason}.", status is 408 or 429 or >= 500));
    }

    /// <summary>Null where it is too large, or no JSON.</summary>
    private static async Task<Value?> AnswerAsync(HttpResponseMessage response, CancellationToken cancel)
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

    private void Keep(string key, string token, Value? seconds)
    {
        var lasts = seconds switch
        {
            IntegerValue n => n.Value,
            StringValue text when long.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) => n,
            _ => 0,
        };
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        _kept[key] = (token, time.GetUtcNow() + TimeSpan.FromSeconds(Math.Clamp(lasts, 0, 86_400)) - Early);
    }

    private static Outcome Fault(string message, bool mayRetry = false) => Outcome.Failed(new("Authentication", message), mayRetry: mayRetry);
}
