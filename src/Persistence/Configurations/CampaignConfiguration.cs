using CampaignTracker.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Key).HasMaxLength(80);
        builder.Property(c => c.Title).HasMaxLength(300);
        builder.Property(c => c.Flow).HasMaxLength(200);
        builder.Ignore(c => c.Outline);
        builder.HasParts(c => c.Changes, "CampaignId");
        builder.HasParts(c => c.Stages, "CampaignId");
        builder.HasParts(c => c.Team, "CampaignId");

        // Addresses and flows name a campaign by its key.
        builder.HasIndex(c => c.Key).IsUnique();
    }
}
