namespace CampaignTracker.Domain.Briefings;

/// <summary>Somebody a briefing goes to.</summary>
/// <param name="Why">A sentence to them: "You are an ally of this campaign."</param>
/// <param name="Basis">Null is possible only before the check: such a person is never included.</param>
/// <param name="Person">The person's record; null for colleagues and for addresses that only joined a list.</param>
public sealed record Recipient(EmailAddress Address, string Name, string Why, Basis? Basis, Guid? Person = null);
