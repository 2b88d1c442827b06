using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class ClaimConfiguration : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Key).HasMaxLength(80);
        builder.Ignore(c => c.Present);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(c => c.CampaignId);
        builder.HasParts(c => c.Revisions, "ClaimId");

        // Texts cite a claim by (campaign, key).
        builder.HasIndex(c => new { c.CampaignId, c.Key }).IsUnique();
    }
}
