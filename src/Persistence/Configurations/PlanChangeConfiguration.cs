using CampaignTracker.Domain.Campaigns;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class PlanChangeConfiguration() : StagePartConfiguration<PlanChange>("PlanChanges");
