using CampaignTracker.Domain.Briefings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations.Briefings;

internal sealed class BriefingListConfiguration : IEntityTypeConfiguration<BriefingList>
{
    public void Configure(EntityTypeBuilder<BriefingList> builder)
    {
        builder.ToTable("BriefingLists");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Key).HasMaxLength(63);
        builder.Property(l => l.Title).HasMaxLength(200);
        builder.Ignore(l => l.ListId);

        // Flows and links name a list by its key.
        builder.HasIndex(l => l.Key).IsUnique();
    }
}
