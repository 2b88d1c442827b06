namespace CampaignTracker.Domain.Campaigns.Facts;

/// <param name="Precision">day, month or year.</param>
public sealed record LedgerFacts(DateOnly Date, string Precision, string State, string What, string Source);
