using CampaignTracker.Domain.Briefings;
using CampaignTracker.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations.Briefings;

internal sealed class SuppressionConfiguration : IEntityTypeConfiguration<Suppression>
{
    public void Configure(EntityTypeBuilder<Suppression> builder)
    {
        builder.ToTable("Suppressions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.AddressHash).HasMaxLength(64);
        builder.Property(s => s.Address).HasConversion<EmailAddressConverter>().HasMaxLength(254);
        builder.Property(s => s.List).HasMaxLength(100);

        // Asked for every address before anything is sent to it.
        builder.HasIndex(s => new { s.AddressHash, s.LiftedAt });
    }
}
