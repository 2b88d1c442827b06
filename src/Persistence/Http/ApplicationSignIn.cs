using System.Security.Cryptography;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Persistence.Http;

/// <summary>
/// Signs calls in as an application of a directory (<c>ActiveDirectoryOAuth</c>): the client credentials grant (RFC 6749, 4.4) as the
/// directory's token service takes it, with <c>resource</c> for the audience, and a secret or a certificate. Thread-safe.
/// </summary>
internal sealed class ApplicationSignIn(HttpClient client, SignInTokens tokens, ClientAssertions assertions)
{
    private const string Directory = "https://login.microsoftonline.com";

    private static readonly string[] Needed = ["tenant", "audience", "clientId"];
    private static readonly string[] Distinguishing = ["audience", "clientId", "secret", "pfx", "password"];

    /// <param name="sign">The step's <c>authentication</c>: <c>authority</c> (default the public directory), <c>tenant</c>, <c>audience</c>,
    /// <c>clientId</c>, and <c>secret</c> or else <c>pfx</c> with its <c>password</c>.</param>
    /// <exception cref="HttpRequestException">The token service can't be reached.</exception>
    public async Task<TokenAnswer> GetAsync(Value sign, CancellationToken cancel)
    {
        string[] missing = [.. Needed.Where(name => Member(sign, name).Length == 0), .. HasProof(sign) ? (string[])[] : ["secret or pfx"]];
        if (missing.Length > 0)
        {
            return TokenAnswer.Refused($"ActiveDirectoryOAuth needs {string.Join(", ", missing)}.");
        }

        if (!Uri.TryCreate(Member(sign, "authority") is { Length: > 0 } given ? given : Directory, UriKind.Absolute, out var authority)
            || (authority.Scheme != Uri.UriSchemeHttps && !(authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
        {
            return TokenAnswer.Refused("The authority is not a web address that starts with https://, and what signs in is not sent without.");
        }

        var service = new Uri($"{authority.AbsoluteUri.TrimEnd('/')}/{Uri.EscapeDataString(Member(sign, "tenant"))}/oauth2/token");
        var key = SignInTokens.Key(["application", service.AbsoluteUri, .. Distinguishing.Select(name => Member(sign, name))]);
        return tokens.Kept(key) is { } token ? TokenAnswer.Of(token) : await AskAsync(key, service, sign, cancel);
    }

    private async Task<TokenAnswer> AskAsync(string key, Uri service, Value sign, CancellationToken cancel)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Member(sign, "clientId"),
            ["resource"] = Member(sign, "audience"),
        };
        if (Member(sign, "secret") is { Length: > 0 } secret)
        {
            form["client_secret"] = secret;
        }
        else if (Assertion(sign, service) is { } assertion)
        {
            form["client_assertion_type"] = ClientAssertions.Type;
            form["client_assertion"] = assertion;
        }
        else
        {
            return TokenAnswer.Refused("The certificate can't be used: it should be a PFX with its private key (RSA, 2048 bits or more), in base64, and its password.");
        }

        using var content = new FormUrlEncodedContent(form);
        using var request = new HttpRequestMessage(HttpMethod.Post, service) { Content = content };
        return await tokens.AskAsync(key, service.Host, client, request, cancel);
    }

    /// <summary>Null where the certificate can't be used.</summary>
    private string? Assertion(Value sign, Uri service)
    {
        try
        {
            return assertions.Make(Member(sign, "clientId"), service, Member(sign, "pfx"), Member(sign, "password"));
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static bool HasProof(Value sign) => Member(sign, "secret").Length + Member(sign, "pfx").Length > 0;

    private static string Member(Value sign, string name) => sign.Get(name)?.AsText() ?? "";
}
