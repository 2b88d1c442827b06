using CampaignTracker.Domain.Briefings;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>Somebody whom an audience names. Whether they get the briefing is not decided yet.</summary>
/// <param name="Email">Null, or not an address at all, where nothing can reach them.</param>
/// <param name="Why">A sentence to them.</param>
/// <param name="Bases">The standing ones, each with the list it was given for (null: none, for colleagues).</param>
public sealed record Candidate(string Name, string? Email, string Why, IReadOnlyList<StandingBasis> Bases, Guid? Person = null);

public sealed record StandingBasis(string? List, Basis Basis);
