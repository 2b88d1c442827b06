namespace CampaignTracker.Domain.People;

/// <summary>What a person or an organisation is to one campaign.</summary>
public enum ParticipationKind
{
    Ally,
    Partner,
    Target,
    DecisionMaker,
    Influencer,
    Opponent,
    Observer,
}
