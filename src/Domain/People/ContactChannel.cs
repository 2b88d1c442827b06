namespace CampaignTracker.Domain.People;

public enum ContactChannel
{
    Email,
    Phone,
    Letter,
    Meeting,
    Event,
    SocialMedia,
    ThroughSomeone,
}
