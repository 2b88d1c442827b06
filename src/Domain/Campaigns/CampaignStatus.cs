namespace CampaignTracker.Domain.Campaigns;

public enum CampaignStatus
{
    Active,

    /// <summary>Ended by a person with a reason. Its history stays; nothing new is recorded until it is opened again.</summary>
    Closed,
}
