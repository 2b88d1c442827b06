namespace CampaignTracker.Domain.Campaigns;

/// <summary>How a visit of a stage ended.</summary>
public enum StageEnding
{
    /// <summary>The work of the stage was done.</summary>
    Succeeded,

    /// <summary>Something in it went wrong and nothing dealt with that.</summary>
    Failed,

    /// <summary>It did not end within the time it had.</summary>
    TimedOut,

    /// <summary>A person passed over it.</summary>
    Skipped,

    /// <summary>It was broken off from outside: the run was cancelled, or went back.</summary>
    Cancelled,
}
