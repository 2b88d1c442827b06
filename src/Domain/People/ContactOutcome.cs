namespace CampaignTracker.Domain.People;

public enum ContactOutcome
{
    NoReply,
    TurnedAway,
    Referred,
    Met,
}
