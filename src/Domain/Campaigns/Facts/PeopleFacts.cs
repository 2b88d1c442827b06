namespace CampaignTracker.Domain.Campaigns.Facts;

/// <summary>Those who take part now.</summary>
/// <param name="Supportive">Allies whose stance is 1 or more.</param>
/// <param name="ByKind">How many of each kind ("ally", "decisionMaker"); a kind that nobody has is missing.</param>
public sealed record PeopleFacts(int Allies, int Supportive, IReadOnlyDictionary<string, int> ByKind);
