namespace CampaignTracker.Domain.Campaigns;

public enum StageStatus
{
    NotStarted,
    Open,
    Completed,
}
