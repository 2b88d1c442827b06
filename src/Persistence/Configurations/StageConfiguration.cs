using CampaignTracker.Domain.Campaigns;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class StageConfiguration() : PartConfiguration<Stage, CampaignId>("Stages", "CampaignId")
{
    public override void Configure(EntityTypeBuilder<Stage> builder)
    {
        base.Configure(builder);
        builder.Property(s => s.Key).HasMaxLength(100);
        builder.Ignore(s => s.Plan);
        builder.Ignore(s => s.CurrentVisit);
        builder.HasParts(s => s.Visits, "CampaignId", "StageNumber");
        builder.HasParts(s => s.PlanChanges, "CampaignId", "StageNumber");
    }
}
