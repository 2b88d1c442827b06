namespace CampaignTracker.Domain.Campaigns.Facts;

/// <param name="Status">draft, published, corrected or withdrawn.</param>
public sealed record ClaimFacts(
    string Key, decimal Figure, string? Qualifier, string Unit, string By, string AsOf, string Source, string? Caveat, string Status);
