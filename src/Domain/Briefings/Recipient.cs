namespace CampaignTracker.Domain.Briefings;

/// <summary>Somebody a briefing goes to.</summary>
/// <param name="Why">A sentence to them: "You are an ally of this campaign."</param>
/// <param name="Basis">Null is possible only before the check: such a person is never included.</param>
/// <param name="List">The key of the list they can leave; null for colleagues, who can't.</param>
/// <param name="Person">The person's record; null for colleagues and for addresses that only joined a list.</param>
public sealed record Recipient(EmailAddress Address, string Name, string Why, Basis? Basis, string? List = null, Guid? Person = null);
