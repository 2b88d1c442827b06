using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Persistence.Http;

/// <summary>How a call signs in (WDL reference, "Authentication"): <c>Basic</c>, <c>Raw</c>, <c>ClientCertificate</c>, and <c>ActiveDirectoryOAuth</c> with a secret.</summary>
internal sealed class HttpAuthentication(CallClients clients, SignInTokens tokens)
{
    /// <summary>The client through which the call goes; null where its certificate can't be used.</summary>
    public HttpClient? ClientFor(Value? authentication)
    {
        if (authentication?.Get("type")?.AsText()?.Equals("ClientCertificate", StringComparison.OrdinalIgnoreCase) != true)
        {
            return clients.Plain;
        }

        try
        {
            return clients.With(authentication.Get("pfx")?.AsText() ?? "", authentication.Get("password")?.AsText() ?? "");
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            return null;
        }
    }

    public static Outcome NoCertificate { get; } = Refuse("The certificate can't be used: it should be a PFX with its private key, in base64, and its password.");

    /// <summary>Null where it was applied; else why it can't be.</summary>
    public async ValueTask<Outcome?> ApplyAsync(HttpRequestMessage request, Value? authentication, CancellationToken cancel)
    {
        switch (authentication?.Get("type")?.AsText()?.ToUpperInvariant())
        {
            case null or "" or "NONE" or "CLIENTCERTIFICATE":
                return null;
            case "BASIC":
                var pair = $"{authentication.Get("username")?.AsText()}:{authentication.Get("password")?.AsText()}";
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
                return null;
            case "RAW":
                return request.Headers.TryAddWithoutValidation("Authorization", authentication.Get("value")?.AsText() ?? "")
                    ? null
                    : Refuse("The authentication's value is not a valid header.");
            case "ACTIVEDIRECTORYOAUTH":
                var (token, failed) = await tokens.GetAsync(authentication, cancel);
                request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
                return failed;
            default:
                return Refuse($"Authentication of the type '{authentication.Get("type")?.AsText()}' is not connected here; use Basic, Raw, ClientCertificate or ActiveDirectoryOAuth with a secret.");
        }
    }

    private static Outcome Refuse(string why) => Outcome.Failed(new("Authentication", why));
}
