using CampaignTracker.Domain.People;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class InfluenceChangeConfiguration() : PartConfiguration<InfluenceChange, ParticipationId>("InfluenceChanges", "ParticipationId");
