using CampaignTracker.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(200);
        builder.Property(p => p.Email).HasMaxLength(320);
        builder.Property(p => p.Phone).HasMaxLength(60);
        builder.HasParts(p => p.Roles, "PersonId");
        builder.HasParts(p => p.LawfulBases, "PersonId");

        // The people page is sorted by name; an address is looked up when mail comes back.
        builder.HasIndex(p => p.Name);
        builder.HasIndex(p => p.Email);
    }
}
