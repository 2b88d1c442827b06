namespace CampaignTracker.Domain.Campaigns;

/// <summary>What a campaign is, in its own words.</summary>
/// <param name="Ask">The change wanted, in one sentence.</param>
/// <param name="Lead">Who leads it: a person or an organisation, as it should read on a page.</param>
/// <param name="Flow">The key of the flow that carries it; null while nobody chose one.</param>
public sealed record CampaignOutline(
    string Title,
    string Ask,
    string Summary,
    CampaignScope Scope,
    string Jurisdiction,
    SystemicLevel Level,
    string Lead,
    string? Flow = null);
