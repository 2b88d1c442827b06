namespace CampaignTracker.Domain.Campaigns.Facts;

/// <param name="LastOn">The day of the latest attempt; null when nobody tried yet.</param>
public sealed record AttemptFacts(int Count, int Met, DateOnly? LastOn);
