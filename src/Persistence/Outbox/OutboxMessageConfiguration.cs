using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Outbox;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Name).HasMaxLength(100);

        // The dispatcher's query: what is not dispatched, oldest first. Holds only the backlog, so it stays small for ever.
        builder.HasIndex(m => new { m.OccurredAt, m.Position, m.Id }).HasFilter("\"DispatchedAt\" IS NULL");
    }
}
