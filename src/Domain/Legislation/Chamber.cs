namespace CampaignTracker.Domain.Legislation;

public enum Chamber
{
    Commons,
    Lords,
}
