using CampaignTracker.Persistence.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations.Engine;

internal sealed class FlowMoveConfiguration : IEntityTypeConfiguration<FlowMoveRow>
{
    public void Configure(EntityTypeBuilder<FlowMoveRow> builder)
    {
        builder.ToTable("FlowMoves");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.By).HasMaxLength(EngineColumns.KeyLength);
        builder.Property(m => m.At).Ticks();

        // The flow's page: its latest moves.
        builder.HasIndex(m => new { m.FlowId, m.At });
    }
}

internal sealed class RunMoveConfiguration : IEntityTypeConfiguration<RunMoveRow>
{
    public void Configure(EntityTypeBuilder<RunMoveRow> builder)
    {
        builder.ToTable("RunMoves");
        builder.HasKey(m => new { m.MoveId, m.RunId });
        builder.Property(m => m.At).Ticks();
        builder.Property(m => m.UndoneAt).Ticks();
        builder.Property(m => m.UndoneBy).HasMaxLength(EngineColumns.KeyLength);

        // A run's page, and the purge: the moves of a run.
        builder.HasIndex(m => m.RunId);
    }
}
