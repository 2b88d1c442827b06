using CampaignTracker.Domain.Briefings;
using CampaignTracker.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations.Briefings;

internal sealed class SubscriptionConfiguration : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> builder)
    {
        builder.ToTable("ListSubscriptions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(200);
        builder.Property(s => s.Address).HasConversion<EmailAddressConverter>().HasMaxLength(254);
        builder.Property(s => s.Basis).HasConversion<JsonTextConverter<Basis>>();
        builder.HasOne<BriefingList>().WithMany().HasForeignKey(s => s.List);

        // Who is on a list now; what an address is on.
        builder.HasIndex(s => new { s.List, s.Ended, s.Address });
        builder.HasIndex(s => s.Address);
    }
}
