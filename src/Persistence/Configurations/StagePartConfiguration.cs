using CampaignTracker.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

/// <summary>A part of a stage: key (campaign, stage, number).</summary>
internal abstract class StagePartConfiguration<TPart>(string table) : IEntityTypeConfiguration<TPart>
    where TPart : class
{
    public void Configure(EntityTypeBuilder<TPart> builder)
    {
        builder.ToTable(table);
        builder.Property<CampaignId>("CampaignId");
        builder.Property<int>("StageNumber");
        builder.Property<int>("Number").ValueGeneratedNever();
        builder.HasKey("CampaignId", "StageNumber", "Number");
    }
}
