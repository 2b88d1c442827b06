using Microsoft.Extensions.Configuration;

namespace CampaignTracker.Persistence.Http;

/// <summary>
/// Where this server asks for tokens of its own identity, under the names by which App Service, Functions and Container Apps tell it
/// in the environment. Without them it asks as a virtual machine does. Not a record, so that no text of it shows the header.
/// </summary>
public sealed class HostIdentityOptions
{
    /// <summary>Key <c>IDENTITY_ENDPOINT</c>: an address that starts with http:// or https://. Default null: the machine's metadata service.</summary>
    [ConfigurationKeyName("IDENTITY_ENDPOINT")]
    public Uri? Endpoint { get; init; }

    /// <summary>Key <c>IDENTITY_HEADER</c>: what shows the endpoint that it is this server who asks; a secret. Needed with the endpoint.</summary>
    [ConfigurationKeyName("IDENTITY_HEADER")]
    public string? Header { get; init; }
}
