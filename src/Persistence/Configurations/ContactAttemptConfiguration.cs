using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class ContactAttemptConfiguration : IEntityTypeConfiguration<ContactAttempt>
{
    public void Configure(EntityTypeBuilder<ContactAttempt> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Whom).HasMaxLength(200);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(a => a.CampaignId);

        // The persistence trail by day, and the facts' "last attempt".
        builder.HasIndex(a => new { a.CampaignId, a.On });
    }
}
