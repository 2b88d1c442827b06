namespace CampaignTracker.Web.Api;

/// <summary>How signed addresses are answered. Section <c>Triggers</c>.</summary>
public sealed class TriggerOptions
{
    public const string Section = "Triggers";

    /// <summary>How long a caller waits for a flow's Response step. Unit: seconds, 1 to 120; default 30.</summary>
    public int ResponseSeconds { get; set; } = 30;

    /// <summary>The largest body of a request. Unit: bytes, 1,024 to 100 MiB; default 1 MiB.</summary>
    public int MostBytes { get; set; } = 1024 * 1024;

    /// <summary>Requests that one address of the network may send in a minute, 1 to 100,000; default 300.</summary>
    public int PerMinute { get; set; } = 300;
}
