using CampaignTracker.Domain.Briefings.Wording;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations.Briefings;

internal sealed class AvoidedPhraseConfiguration : IEntityTypeConfiguration<AvoidedPhrase>
{
    public void Configure(EntityTypeBuilder<AvoidedPhrase> builder)
    {
        builder.ToTable("AvoidedPhrases");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Phrase).HasMaxLength(200);

        // The list is shown by phrase.
        builder.HasIndex(p => p.Phrase).IsUnique();
    }
}
