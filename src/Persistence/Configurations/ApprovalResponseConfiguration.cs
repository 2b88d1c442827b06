using CampaignTracker.Domain.Work;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class ApprovalResponseConfiguration() : PartConfiguration<ApprovalResponse, ApprovalId>("ApprovalResponses", "ApprovalId")
{
    public override void Configure(EntityTypeBuilder<ApprovalResponse> builder)
    {
        base.Configure(builder);
        builder.Property(r => r.UserName).HasMaxLength(256);

        // Nobody answers twice, also when two requests arrive at once.
        builder.HasIndex("ApprovalId", nameof(ApprovalResponse.UserName)).IsUnique();
    }
}
