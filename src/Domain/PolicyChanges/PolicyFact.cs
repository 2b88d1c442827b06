using CampaignTracker.Domain.Time;

namespace CampaignTracker.Domain.PolicyChanges;

/// <param name="What">What happened, in a sentence.</param>
/// <param name="Source">Where it can be looked up.</param>
public sealed record PolicyFact(PartialDate When, PolicyState State, string What, string Source);
