using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class ApprovalConfiguration : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Title).HasMaxLength(300);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(a => a.CampaignId);
        builder.HasParts(a => a.Slots, "ApprovalId");
        builder.HasParts(a => a.Responses, "ApprovalId");
        builder.HasParts(a => a.Notes, "ApprovalId");

        // What waits in a campaign, and what is due next.
        builder.HasIndex(a => new { a.CampaignId, a.State });
        builder.HasIndex(a => new { a.State, a.Due });
    }
}
