using CampaignTracker.Domain.Campaigns;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class CampaignChangeConfiguration() : PartConfiguration<CampaignChange, CampaignId>("CampaignChanges", "CampaignId");
