using CampaignTracker.Domain.Evidence;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class ClaimRevisionConfiguration() : PartConfiguration<ClaimRevision, ClaimId>("ClaimRevisions", "ClaimId");
