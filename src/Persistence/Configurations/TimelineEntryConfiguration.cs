using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Timeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class TimelineEntryConfiguration : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder.ToTable("Timeline");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Kind).HasMaxLength(100);
        builder.Property(t => t.Link).HasMaxLength(500);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(t => t.CampaignId);

        // A campaign's story, newest first, a page at a time.
        builder.HasIndex(t => new { t.CampaignId, t.At });
    }
}
