using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId);

        // "My work": what is due for a user or role. A campaign's page lists its own.
        builder.HasIndex(r => new { r.Audience, r.State, r.DueAt });
        builder.HasIndex(r => new { r.CampaignId, r.State, r.DueAt });
    }
}
