using CampaignTracker.Domain.People;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class LawfulBasisConfiguration() : PartConfiguration<LawfulBasis, PersonId>("LawfulBases", "PersonId")
{
    public override void Configure(EntityTypeBuilder<LawfulBasis> builder)
    {
        base.Configure(builder);
        builder.Property(b => b.List).HasMaxLength(100);

        // Who may be written to from a list: its standing bases.
        builder.HasIndex(b => new { b.List, b.EndedAt });
    }
}
