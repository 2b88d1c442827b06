using CampaignTracker.Domain.Consultations;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class ConsultationQuestionConfiguration()
    : PartConfiguration<ConsultationQuestion, ConsultationId>("ConsultationQuestions", "ConsultationId");
