namespace CampaignTracker.Domain.People;

/// <summary>Whom an attempt was meant to reach. The name is kept as it was known then; the person may not be on record yet.</summary>
public sealed record Contacted(string Name, PersonId? Person = null);
