namespace CampaignTracker.Domain.Campaigns;

/// <summary>From the inside out: a change at a later level needs the earlier ones prepared.</summary>
public enum SystemicLevel
{
    Individual,
    Interpersonal,
    InstitutionalAndPolicy,
    Societal,
}
