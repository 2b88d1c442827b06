namespace CampaignTracker.Domain.Campaigns.Facts;

/// <param name="Closes">The last day in time.</param>
public sealed record ConsultationFacts(string Key, string Title, DateOnly Closes);
