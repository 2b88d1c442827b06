using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Briefings.Wording;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.Legislation;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Timeline;
using CampaignTracker.Domain.Work;
using CampaignTracker.Persistence.Configurations.Engine;
using CampaignTracker.Persistence.Conversions;
using CampaignTracker.Persistence.Identity;
using CampaignTracker.Persistence.Outbox;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence;

/// <summary>Everything that is kept, on each of the three databases. Saving also writes the collected domain events to the outbox,
/// in the same transaction (<see cref="OutboxInterceptor"/>).</summary>
/// <remarks>A new entity needs a configuration class in Configurations/ and a set here, then <c>infra/migrations.sh NAME</c>.</remarks>
public abstract class TrackerDbContext(DbContextOptions options)
    : IdentityDbContext<TrackerUser, IdentityRole<Guid>, Guid>(options)
{
    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<Observation> Observations => Set<Observation>();

    public DbSet<Pattern> Patterns => Set<Pattern>();

    public DbSet<Claim> Claims => Set<Claim>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<CampaignParticipation> Participations => Set<CampaignParticipation>();

    public DbSet<ContactAttempt> ContactAttempts => Set<ContactAttempt>();

    public DbSet<TaskItem> Tasks => Set<TaskItem>();

    public DbSet<Approval> Approvals => Set<Approval>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<Consultation> Consultations => Set<Consultation>();

    public DbSet<Instrument> Instruments => Set<Instrument>();

    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();

    public DbSet<Briefing> Briefings => Set<Briefing>();

    public DbSet<BriefingTemplate> BriefingTemplates => Set<BriefingTemplate>();

    public DbSet<BriefingList> BriefingLists => Set<BriefingList>();

    public DbSet<Subscription> Subscriptions => Set<Subscription>();

    public DbSet<DeliveryRecord> Deliveries => Set<DeliveryRecord>();

    public DbSet<Suppression> Suppressions => Set<Suppression>();

    public DbSet<AvoidedPhrase> AvoidedPhrases => Set<AvoidedPhrase>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        TrackerConventions.Apply(configurationBuilder, Database.ProviderName);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(TrackerDbContext).Assembly);
        if (Database.IsSqlServer())
        {
            ExactNames.Apply(builder);
        }

        foreach (var entity in builder.Model.GetEntityTypes().Where(t => typeof(Entity).IsAssignableFrom(t.ClrType)))
        {
            builder.Entity(entity.ClrType).Ignore(nameof(Entity.PendingEvents));
            builder.Entity(entity.ClrType).Property(nameof(Entity.Version)).IsConcurrencyToken();
        }
    }
}
