namespace CampaignTracker.Domain.Campaigns;

public enum StageStatus
{
    NotStarted,
    Open,
    Completed,

    /// <summary>Its last visit was left before the work was done: it failed, took too long or was cancelled.</summary>
    Stopped,
}
