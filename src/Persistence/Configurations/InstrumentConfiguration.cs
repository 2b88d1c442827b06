using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Legislation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class InstrumentConfiguration : IEntityTypeConfiguration<Instrument>
{
    public void Configure(EntityTypeBuilder<Instrument> builder)
    {
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Reference).HasMaxLength(100);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(i => i.CampaignId);
        builder.HasParts(i => i.Stages, "InstrumentId");
    }
}
