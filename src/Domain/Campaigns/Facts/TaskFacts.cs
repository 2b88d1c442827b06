namespace CampaignTracker.Domain.Campaigns.Facts;

/// <param name="Overdue">Of the open ones, those due before the day of the facts.</param>
public sealed record TaskFacts(int Open, int Overdue);
