using CampaignTracker.Domain.Work;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class ApprovalSlotConfiguration() : PartConfiguration<ApprovalSlot, ApprovalId>("ApprovalSlots", "ApprovalId")
{
    public override void Configure(EntityTypeBuilder<ApprovalSlot> builder)
    {
        base.Configure(builder);
        builder.Ignore(s => s.IsAnswered);

        // "My work": unanswered seats of a user or role.
        builder.HasIndex(s => new { s.Assignee, s.AnsweredBy });
    }
}
