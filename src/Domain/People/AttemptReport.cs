namespace CampaignTracker.Domain.People;

/// <summary>What an attempt's form asks for.</summary>
/// <param name="Follows">The attempt whose referral this one follows up; null for a first try.</param>
public sealed record AttemptReport(
    Contacted Whom,
    ContactChannel Channel,
    ContactOutcome Outcome,
    DateOnly On,
    string? Note = null,
    DateOnly? NextTry = null,
    Contacted? ReferredTo = null,
    ContactAttemptId? Follows = null,
    bool HoldsThePower = false);
