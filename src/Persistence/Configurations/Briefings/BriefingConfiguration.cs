using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations.Briefings;

internal sealed class BriefingConfiguration : IEntityTypeConfiguration<Briefing>
{
    public void Configure(EntityTypeBuilder<Briefing> builder)
    {
        builder.ToTable("Briefings");
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Template).HasMaxLength(63);
        builder.Property(b => b.Subject).HasMaxLength(SubjectIsOneLine.Longest);
        builder.Property(b => b.OriginKey).HasMaxLength(100);
        builder.Property(b => b.Audience).HasConversion<JsonTextConverter<Audience>>();
        builder.Property(b => b.Content).HasConversion<JsonTextConverter<BriefingContent>>();
        builder.Property(b => b.SignOffBy).HasConversion<JsonTextConverter<IReadOnlyList<string>>>(new JsonListComparer<string>());
        builder.Ignore(b => b.FlowStep);
        builder.Ignore(b => b.NeedsSignOff);
        builder.Ignore(b => b.MayMove);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(b => b.Campaign);
        builder.HasParts(b => b.History, "BriefingId");

        // A step's attempt makes one briefing, also when two turns try at once.
        builder.HasIndex(b => b.OriginKey).IsUnique();

        // What waits for sign-off; sent mail, newest first.
        builder.HasIndex(b => new { b.Status, b.DraftedAt });
        builder.HasIndex(b => new { b.Campaign, b.DraftedAt });
    }
}

internal sealed class BriefingChangeConfiguration() : PartConfiguration<BriefingChange, BriefingId>("BriefingChanges", "BriefingId");
