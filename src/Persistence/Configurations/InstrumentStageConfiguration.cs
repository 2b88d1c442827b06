using CampaignTracker.Domain.Legislation;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class InstrumentStageConfiguration() : PartConfiguration<InstrumentStage, InstrumentId>("InstrumentStages", "InstrumentId");
