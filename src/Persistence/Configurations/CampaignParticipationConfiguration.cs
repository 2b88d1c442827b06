using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class CampaignParticipationConfiguration : IEntityTypeConfiguration<CampaignParticipation>
{
    public void Configure(EntityTypeBuilder<CampaignParticipation> builder)
    {
        builder.ToTable("Participations");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(p => p.CampaignId);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.NoAction);
        builder.HasParts(p => p.Stances, "ParticipationId");
        builder.HasParts(p => p.Influences, "ParticipationId");

        // A campaign's people by kind, for its page, its audiences and its facts.
        builder.HasIndex(p => new { p.CampaignId, p.Kind });
    }
}
