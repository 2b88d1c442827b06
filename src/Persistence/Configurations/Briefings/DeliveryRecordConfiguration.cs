using CampaignTracker.Domain.Briefings;
using CampaignTracker.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations.Briefings;

internal sealed class DeliveryRecordConfiguration : IEntityTypeConfiguration<DeliveryRecord>
{
    public void Configure(EntityTypeBuilder<DeliveryRecord> builder)
    {
        builder.ToTable("Deliveries");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Address).HasConversion<EmailAddressConverter>().HasMaxLength(254);
        builder.Property(d => d.Name).HasMaxLength(200);
        builder.Property(d => d.List).HasMaxLength(100);
        builder.Property(d => d.MessageId).HasMaxLength(400);
        builder.Property(d => d.Basis).HasConversion<JsonTextConverter<Basis>>();
        builder.Ignore(d => d.HasOutcome);
        builder.HasOne<Briefing>().WithMany().HasForeignKey(d => d.Briefing);

        // One copy per address and briefing, whatever happens.
        builder.HasIndex(d => new { d.Briefing, d.Address }).IsUnique();

        // Whether a briefing is done, and its records by outcome.
        builder.HasIndex(d => new { d.Briefing, d.Status });
    }
}
