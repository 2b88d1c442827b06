using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Consultations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class ConsultationConfiguration : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Key).HasMaxLength(100);
        builder.Property(c => c.Owner).HasMaxLength(260);
        builder.Ignore(c => c.ResponseExpectedBy);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(c => c.CampaignId);
        builder.HasParts(c => c.Questions, "ConsultationId");
        builder.HasParts(c => c.Changes, "ConsultationId");

        // Keys name a consultation in flows; open ones are listed by closing day across campaigns.
        builder.HasIndex(c => new { c.CampaignId, c.Key }).IsUnique();
        builder.HasIndex(c => new { c.Status, c.ClosesOn });
    }
}
