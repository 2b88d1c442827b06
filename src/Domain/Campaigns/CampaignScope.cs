namespace CampaignTracker.Domain.Campaigns;

public enum CampaignScope
{
    Local,
    National,
}
