using CampaignTracker.Persistence.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations.Engine;

internal sealed class ZonePassConfiguration : IEntityTypeConfiguration<ZonePassRow>
{
    public void Configure(EntityTypeBuilder<ZonePassRow> builder)
    {
        builder.ToTable("ZonePasses");
        builder.HasKey(p => p.Number);
        builder.Property(p => p.Number).ValueGeneratedNever();
        builder.Property(p => p.Version).HasMaxLength(EngineColumns.KeyLength);
        builder.Property(p => p.At).Ticks();
    }
}
