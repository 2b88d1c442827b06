using CampaignTracker.Domain.Work;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class ApprovalNoteConfiguration() : PartConfiguration<ApprovalNote, ApprovalId>("ApprovalNotes", "ApprovalId");
