using CampaignTracker.Persistence.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations.Engine;

internal sealed class RunConfiguration : IEntityTypeConfiguration<RunRow>
{
    public void Configure(EntityTypeBuilder<RunRow> builder)
    {
        builder.ToTable("Runs");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Trigger).HasMaxLength(EngineColumns.KeyLength);
        builder.Property(r => r.StartedAt).Ticks();
        builder.Property(r => r.EndedAt).Ticks();
        builder.Property(r => r.FaultCode).HasMaxLength(EngineColumns.KeyLength);

        // Pages: the runs of a campaign, and of a flow's version. No index changes while a run sleeps and wakes.
        builder.HasIndex(r => r.CampaignId);
        builder.HasIndex(r => r.FlowVersionId);
        builder.HasIndex(r => r.ParentRunId).HasFilter("\"ParentRunId\" IS NOT NULL");

        // How many are open below one run. Ended ones, of which a long-lived run may have any number, are not in it.
        builder.HasIndex(r => r.RootRunId).HasDatabaseName("IX_Runs_OpenBelow").HasFilter("\"RootRunId\" IS NOT NULL AND \"EndedAt\" IS NULL");
        builder.HasIndex(r => r.Id).HasDatabaseName("IX_Runs_InTrouble").HasFilter("\"Trouble\" IS NOT NULL");
    }
}

internal sealed class WaitConfiguration : IEntityTypeConfiguration<WaitRow>
{
    public void Configure(EntityTypeBuilder<WaitRow> builder)
    {
        builder.ToTable("Waits");
        builder.HasKey(w => new { w.RunId, w.Instance });
        builder.Property(w => w.StepType).HasMaxLength(EngineColumns.KeyLength);
        builder.Property(w => w.Since).Ticks();
        builder.Property(w => w.Until).Ticks();
        builder.HasIndex(w => w.CampaignId);
    }
}

internal sealed class SubscriptionConfiguration : IEntityTypeConfiguration<SubscriptionRow>
{
    public void Configure(EntityTypeBuilder<SubscriptionRow> builder)
    {
        builder.ToTable("Subscriptions");

        // The key is the dispatcher's look-up: who waits for this event of this campaign?
        builder.HasKey(s => new { s.CampaignId, s.EventKey, s.RunId, s.Instance });
        builder.Property(s => s.EventKey).HasMaxLength(EngineColumns.KeyLength);
        builder.HasIndex(s => new { s.RunId, s.Instance });
    }
}

internal sealed class WorkItemConfiguration : IEntityTypeConfiguration<WorkItemRow>
{
    public void Configure(EntityTypeBuilder<WorkItemRow> builder)
    {
        builder.ToTable("WorkItems");
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.Queue).HasConversion<short>();
        builder.Property(w => w.Kind).HasConversion<short>();
        builder.Property(w => w.Purpose).HasMaxLength(40);
        builder.Property(w => w.DueAt).Ticks();
        builder.Property(w => w.ReadyAt).Ticks();
        builder.Property(w => w.LeaseOwner).HasMaxLength(EngineColumns.KeyLength);
        builder.Property(w => w.LeaseUntil).Ticks();

        // What is ready, oldest first: one range of one index, however many items lie in the future.
        builder.HasIndex(w => new { w.Queue, w.ReadyAt, w.Id });
        builder.HasIndex(w => new { w.RunId, w.Instance });
    }
}

internal sealed class RunJournalConfiguration : IEntityTypeConfiguration<RunJournalRow>
{
    public void Configure(EntityTypeBuilder<RunJournalRow> builder)
    {
        builder.ToTable("RunJournal");
        builder.HasKey(j => new { j.RunId, j.Turn, j.Part });
        builder.Property(j => j.At).Ticks();
    }
}

internal sealed class ContentConfiguration : IEntityTypeConfiguration<ContentRow>
{
    public void Configure(EntityTypeBuilder<ContentRow> builder)
    {
        builder.ToTable("Contents");
        builder.HasKey(c => c.Hash);
        builder.Property(c => c.Hash).HasMaxLength(64);
    }
}

internal sealed class AcceptedKeyConfiguration : IEntityTypeConfiguration<AcceptedKeyRow>
{
    public void Configure(EntityTypeBuilder<AcceptedKeyRow> builder)
    {
        builder.ToTable("AcceptedKeys");
        builder.HasKey(k => k.Key);
        builder.Property(k => k.Key).HasMaxLength(EngineColumns.KeyLength);
        builder.Property(k => k.At).Ticks();
    }
}
