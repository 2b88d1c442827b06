using CampaignTracker.Domain.Campaigns;

namespace CampaignTracker.Web.Reading;

/// <summary>What every page about a campaign shows on top.</summary>
public sealed record CampaignHead(
    CampaignId Id, string Key, string Title, string Ask, string Summary, CampaignScope Scope, string Jurisdiction, SystemicLevel Level,
    string Lead, string? Flow, DateOnly StartedOn, CampaignStatus Status)
{
    public bool IsActive => Status == CampaignStatus.Active;

    public string ScopeWords => Scope switch { CampaignScope.Local => "Local", CampaignScope.National => "National" };

    public string LevelWords => Level switch
    {
        SystemicLevel.Individual => "individual",
        SystemicLevel.Interpersonal => "interpersonal",
        SystemicLevel.InstitutionalAndPolicy => "institutional and policy",
        SystemicLevel.Societal => "societal",
    };
}
