using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Http;

/// <summary>Stops the start where the identity endpoint is no web address.</summary>
internal sealed class HostIdentityOptionsCheck : IValidateOptions<HostIdentityOptions>
{
    public ValidateOptionsResult Validate(string? name, HostIdentityOptions options) =>
        options.Endpoint is null or { IsAbsoluteUri: true, Scheme: "http" or "https" }
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("IDENTITY_ENDPOINT is not a web address that starts with http:// or https://.");
}
