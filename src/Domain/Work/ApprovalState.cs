namespace CampaignTracker.Domain.Work;

public enum ApprovalState
{
    Open,
    Answered,

    /// <summary>Its due instant passed without a decision.</summary>
    TimedOut,
    Cancelled,
}
