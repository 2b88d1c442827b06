using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class ObservationConfiguration : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> builder)
    {
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Place).HasMaxLength(200);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(o => o.CampaignId);
        builder.HasOne<Pattern>().WithMany().HasForeignKey(o => o.PatternId).OnDelete(DeleteBehavior.NoAction);

        // The evidence page lists by day seen; the facts count them.
        builder.HasIndex(o => new { o.CampaignId, o.SeenOn });
    }
}
