using CampaignTracker.Domain.People;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class StanceChangeConfiguration() : PartConfiguration<StanceChange, ParticipationId>("StanceChanges", "ParticipationId");
