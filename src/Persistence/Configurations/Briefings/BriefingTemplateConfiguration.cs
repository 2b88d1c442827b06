using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations.Briefings;

internal sealed class BriefingTemplateConfiguration : IEntityTypeConfiguration<BriefingTemplate>
{
    public void Configure(EntityTypeBuilder<BriefingTemplate> builder)
    {
        builder.ToTable("BriefingTemplates");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Key).HasMaxLength(63);
        builder.Property(t => t.Name).HasMaxLength(200);
        builder.Property(t => t.Subject).HasMaxLength(SubjectIsOneLine.Longest);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(t => t.Campaign);
        builder.HasParts(t => t.Revisions, "TemplateId");

        // Flows name a template by (campaign, key).
        builder.HasIndex(t => new { t.Campaign, t.Key }).IsUnique();
    }
}

internal sealed class TemplateRevisionConfiguration() : PartConfiguration<TemplateRevision, BriefingTemplateId>("BriefingTemplateRevisions", "TemplateId");
