using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Persistence.Http;

/// <summary>How a call signs in (WDL reference, "Authentication"): <c>Basic</c>, <c>Raw</c>, <c>ClientCertificate</c>, <c>ActiveDirectoryOAuth</c> and <c>ManagedServiceIdentity</c>.</summary>
internal sealed class HttpAuthentication(CallClients clients, ApplicationSignIn application, ManagedIdentity identity)
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
            case "BASIC" when Misses(authentication, "username") || Misses(authentication, "password"):
                return Refuse("Basic needs a username and a password; one that is meant to be empty is written as an empty text.");
            case "RAW" when Misses(authentication, "value"):
                return Refuse("Raw needs a value for the header.");
            case "BASIC":
                var pair = $"{authentication.Get("username")?.AsText()}:{authentication.Get("password")?.AsText()}";
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
                return null;
            case "RAW":
                return request.Headers.TryAddWithoutValidation("Authorization", authentication.Get("value")?.AsText() ?? "")
                    ? null
                    : Refuse("The authentication's value is not a valid header.");
            case "ACTIVEDIRECTORYOAUTH":
                return Bear(request, await application.GetAsync(authentication, cancel));
            case "MANAGEDSERVICEIDENTITY":
                return Bear(request, await identity.GetAsync(authentication, request, cancel));
            default:
                return Refuse($"Authentication of the type '{authentication.Get("type")?.AsText()}' is not known here; use Basic, Raw, ClientCertificate, ActiveDirectoryOAuth or ManagedServiceIdentity.");
        }
    }

    private static bool Misses(Value authentication, string name) => authentication.Get(name) is null or NullValue;

    private static Outcome? Bear(HttpRequestMessage request, TokenAnswer answer)
    {
        request.Headers.Authorization = answer.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
        return answer.Failed;
    }

    private static Outcome Refuse(string why) => Outcome.Failed(new("Authentication", why));
}
