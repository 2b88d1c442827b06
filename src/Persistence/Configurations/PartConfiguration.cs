using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

/// <summary>A part that lives in its owner and is numbered within it: key (owner, number). Made by the domain, never by the database.</summary>
internal abstract class PartConfiguration<TPart, TOwnerId>(string table, string owner) : IEntityTypeConfiguration<TPart>
    where TPart : class
{
    public virtual void Configure(EntityTypeBuilder<TPart> builder)
    {
        builder.ToTable(table);
        builder.Property<TOwnerId>(owner);
        builder.Property<int>("Number").ValueGeneratedNever();
        builder.HasKey(owner, "Number");
    }
}
