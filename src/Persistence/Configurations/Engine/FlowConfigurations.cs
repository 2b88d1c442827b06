using CampaignTracker.Persistence.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations.Engine;

internal sealed class FlowConfiguration : IEntityTypeConfiguration<FlowRow>
{
    public void Configure(EntityTypeBuilder<FlowRow> builder)
    {
        builder.ToTable("Flows");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(EngineColumns.KeyLength);
        builder.HasIndex(f => f.Name).IsUnique();
        builder.HasIndex(f => f.CampaignId);
    }
}

internal sealed class FlowVersionConfiguration : IEntityTypeConfiguration<FlowVersionRow>
{
    public void Configure(EntityTypeBuilder<FlowVersionRow> builder)
    {
        builder.ToTable("FlowVersions");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Hash).HasMaxLength(64);
        builder.Property(v => v.Author).HasMaxLength(EngineColumns.KeyLength);
        builder.Property(v => v.PublishedAt).Ticks();
        builder.HasIndex(v => new { v.FlowId, v.Number }).IsUnique();
        builder.HasOne<FlowRow>().WithMany().HasForeignKey(v => v.FlowId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FlowTriggerConfiguration : IEntityTypeConfiguration<FlowTriggerRow>
{
    public void Configure(EntityTypeBuilder<FlowTriggerRow> builder)
    {
        builder.ToTable("FlowTriggers");
        builder.HasKey(t => new { t.FlowId, t.Name });
        builder.Property(t => t.Name).HasMaxLength(EngineColumns.KeyLength);
        builder.Property(t => t.Type).HasMaxLength(EngineColumns.KeyLength);
        builder.Property(t => t.Event).HasMaxLength(EngineColumns.KeyLength);

        // The dispatcher: which flows does this event of this campaign start?
        builder.HasIndex(t => new { t.Event, t.CampaignId });
    }
}

internal sealed class TriggerHistoryConfiguration : IEntityTypeConfiguration<TriggerHistoryRow>
{
    public void Configure(EntityTypeBuilder<TriggerHistoryRow> builder)
    {
        builder.ToTable("TriggerHistory");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Trigger).HasMaxLength(EngineColumns.KeyLength);
        builder.Property(t => t.At).Ticks();
        builder.HasIndex(t => new { t.FlowId, t.At });
    }
}

internal sealed class FlowDraftConfiguration : IEntityTypeConfiguration<FlowDraftRow>
{
    public void Configure(EntityTypeBuilder<FlowDraftRow> builder)
    {
        builder.ToTable("FlowDrafts");
        builder.HasKey(d => d.FlowId);
        builder.Property(d => d.FlowId).ValueGeneratedNever();
        builder.Property(d => d.Author).HasMaxLength(EngineColumns.KeyLength);
        builder.Property(d => d.UpdatedAt).Ticks();
        builder.HasOne<FlowRow>().WithOne().HasForeignKey<FlowDraftRow>(d => d.FlowId).OnDelete(DeleteBehavior.Cascade);
    }
}
