namespace CampaignTracker.Persistence.Http;

/// <summary>What a flow's calls to the web may do. Section <c>Http</c>.</summary>
public sealed record HttpCallOptions
{
    public const string Section = "Http";

    /// <summary>How long one call may take in all. Default 100 seconds; more than 0, at most 10 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The largest answer that is read, in bytes. Default 10 MiB; 1 to 100 MiB.</summary>
    public int MaxBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Hosts (exactly as an address names them, without port) that may be called although they are loopback, link-local or private. Default none.</summary>
    public IReadOnlyList<string> AllowPrivateHosts { get; init; } = [];

    /// <summary>
    /// Audiences, exactly as a flow names them, for which calls may sign in with this server's own identity (<c>ManagedServiceIdentity</c>).
    /// Default none: without an administrator's word no flow acts as the server.
    /// </summary>
    public IReadOnlyList<string> IdentityAudiences { get; init; } = [];

    /// <summary>
    /// Hosts (exactly as an address names them, without port) that may be shown a token of the server's own identity, beside the host that
    /// the audience names and those below it. Default none.
    /// </summary>
    public IReadOnlyList<string> IdentityHosts { get; init; } = [];
}
