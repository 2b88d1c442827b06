using System.Net.Http.Headers;
using System.Text;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Persistence.Http;

/// <summary>The ways a call signs in that need no other service (WDL reference, "Authentication"): <c>Basic</c> and <c>Raw</c>.</summary>
internal static class HttpAuthentication
{
    /// <summary>Null where it was applied; else why it can't be.</summary>
    public static string? Apply(HttpRequestMessage request, Value? authentication)
    {
        switch (authentication?.Get("type")?.AsText()?.ToUpperInvariant())
        {
            case null or "" or "NONE":
                return null;
            case "BASIC":
                var pair = $"{authentication.Get("username")?.AsText()}:{authentication.Get("password")?.AsText()}";
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
                return null;
            case "RAW":
                return request.Headers.TryAddWithoutValidation("Authorization", authentication.Get("value")?.AsText() ?? "")
                    ? null
                    : "The authentication's value is not a valid header.";
            default:
                return $"Authentication of the type '{authentication.Get("type")?.AsText()}' is not connected here; use Basic or Raw.";
        }
    }
}
