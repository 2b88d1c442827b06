using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.PolicyChanges;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class LedgerEntryConfiguration : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("LedgerEntries");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Ignore(e => e.When);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(e => e.CampaignId);

        // A campaign's ledger by date, and its latest entries.
        builder.HasIndex(e => new { e.CampaignId, e.Date });
    }
}
