namespace CampaignTracker.Domain.Campaigns.Facts;

/// <param name="Counted">The sum of the observations' counts.</param>
/// <param name="PublishedClaims">Those that may be quoted now: published or corrected.</param>
public sealed record EvidenceFacts(int Observations, long Counted, int Patterns, int Claims, int PublishedClaims);
