namespace CampaignTracker.Domain.PolicyChanges;

/// <summary>Where the policy itself stands. "Announced" is not "in force": the days between are part of the story.</summary>
public enum PolicyState
{
    Lost,
    Contested,
    Announced,
    Drafted,
    Laid,
    Debated,
    Approved,
    Made,
    InForce,
    Implemented,
    Reviewed,
    Regressed,
}
