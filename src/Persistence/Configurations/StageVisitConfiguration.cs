using CampaignTracker.Domain.Campaigns;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class StageVisitConfiguration() : StagePartConfiguration<StageVisit>("StageVisits");
