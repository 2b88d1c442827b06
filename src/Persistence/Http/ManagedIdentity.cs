using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Persistence.Http;

/// <summary>
/// Signs calls in as this server (<c>ManagedServiceIdentity</c>), for the audiences that an administrator allowed. The token comes from the
/// host: App Service's endpoint ("REST endpoint reference", 2019-08-01), or a virtual machine's metadata service (IMDS, 2018-02-01). A flow
/// has no say in where it is asked for. Thread-safe.
/// </summary>
internal sealed class ManagedIdentity(HttpClient client, SignInTokens tokens, HttpCallOptions calls, HostIdentityOptions host)
{
    private const string Service = "This server's identity service";

    private static readonly Uri Machine = new("http://169.254.169.254/metadata/identity/oauth2/token");

    /// <param name="sign">The step's <c>authentication</c>: <c>audience</c>, and <c>identity</c>, the resource id of a user-assigned
    /// identity; absent or <c>SystemAssigned</c> means the server's own.</param>
    /// <param name="call">The call that the token is for.</param>
    public async Task<TokenAnswer> GetAsync(Value sign, HttpRequestMessage call, CancellationToken cancel)
    {
        var audience = sign.Get("audience")?.AsText() ?? "";
        if (Refusal(audience, call) is { } why)
        {
            return TokenAnswer.Refused(why);
        }

        var identity = sign.Get("identity")?.AsText() ?? "";
        identity = identity.Equals("SystemAssigned", StringComparison.OrdinalIgnoreCase) ? "" : identity;
        var key = SignInTokens.Key("identity", audience, identity);
        if (tokens.Kept(key) is { } token)
        {
            return TokenAnswer.Of(token);
        }

        using var request = Request(audience, identity);
        try
        {
            return await tokens.AskAsync(key, Service, client, request, cancel);
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return TokenAnswer.Refused($"{Service} can't be reached; a server outside of Azure has none.", mayRetry: true);
        }
    }

    private string? Refusal(string audience, HttpRequestMessage call)
    {
        var called = call.RequestUri!;
        if (audience.Length == 0)
        {
            return "ManagedServiceIdentity needs audience.";
        }

        if (!calls.IdentityAudiences.Contains(audience, StringComparer.Ordinal))
        {
            return "Flows may not sign in to this audience with the server's own identity. An administrator can allow it in Http:IdentityAudiences.";
        }

        if (called.Scheme != Uri.UriSchemeHttps && !called.IsLoopback)
        {
            return "The server's own identity is only shown to an address that starts with https://.";
        }

        // Servers behind one address tell their sites apart by the header Host, which a flow can set.
        if (!IsShown(called.Host, audience) || !NamesNoOther(call, called))
        {
            return "The server's own identity is only shown to the host that the audience names. An administrator can allow others in Http:IdentityHosts.";
        }

        return host.Endpoint is not null && host.Header is not { Length: > 0 }
            ? "This server's identity can't be used: IDENTITY_ENDPOINT is set without IDENTITY_HEADER, as on a machine of Azure Arc, which is not supported."
            : null;
    }

    // Whoever is shown a token can use it. Without this a flow could have one sent to a host of its author's choice.
    private bool IsShown(string called, string audience) =>
        calls.IdentityHosts.Contains(called, StringComparer.OrdinalIgnoreCase)
        || (Uri.TryCreate(audience, UriKind.Absolute, out var named) && named.Host is { Length: > 0 } own && $".{called}".EndsWith($".{own}", StringComparison.OrdinalIgnoreCase));

    // As the header was given, also where it is none that could be read.
    private static bool NamesNoOther(HttpRequestMessage call, Uri called) =>
        !call.Headers.NonValidated.TryGetValues("Host", out var hosts) || hosts.All(h => h.Equals(called.Authority, StringComparison.OrdinalIgnoreCase));

    private HttpRequestMessage Request(string audience, string identity)
    {
        var (address, version, member, header, value) = host.Endpoint is { } endpoint
            ? (endpoint, "2019-08-01", "mi_res_id", "X-IDENTITY-HEADER", host.Header!)
            : (Machine, "2018-02-01", "msi_res_id", "Metadata", "true");
        var query = $"api-version={version}&resource={Uri.EscapeDataString(audience)}" + (identity.Length > 0 ? $"&{member}={Uri.EscapeDataString(identity)}" : "");
        var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(address) { Query = query }.Uri);
        request.Headers.TryAddWithoutValidation(header, value);
        return request;
    }
}
