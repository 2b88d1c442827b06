using CampaignTracker.Domain.Campaigns;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class TeamMemberConfiguration() : PartConfiguration<TeamMember, CampaignId>("TeamMembers", "CampaignId")
{
    public override void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        base.Configure(builder);
        builder.Property(m => m.UserName).HasMaxLength(256);

        // "My campaigns": the ones whose team a person is on.
        builder.HasIndex(m => m.UserName);
    }
}
