using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class TaskItemConfiguration : IEntityTypeConfiguration<TaskItem>
{
    public void Configure(EntityTypeBuilder<TaskItem> builder)
    {
        builder.ToTable("Tasks");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Title).HasMaxLength(300);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(t => t.CampaignId);
        builder.HasParts(t => t.Changes, "TaskId");

        // "My work": open tasks of a user or role, most urgent first. The facts count a campaign's open ones.
        builder.HasIndex(t => new { t.Assignee, t.State, t.DueOn });
        builder.HasIndex(t => new { t.CampaignId, t.State, t.DueOn });
    }
}
