using CampaignTracker.Domain.Consultations;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class ConsultationChangeConfiguration()
    : PartConfiguration<ConsultationChange, ConsultationId>("ConsultationChanges", "ConsultationId");
