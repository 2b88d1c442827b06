using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.People;
using CampaignTracker.Persistence.Housekeeping;
using CampaignTracker.Persistence.Identity;
using CampaignTracker.Persistence.Rehearsal;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Persistence.Tests.Runs;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Briefings.Transport;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Rehearsal.Ahead;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Zones;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CampaignTracker.Persistence.Tests.Rehearsal;

/// <summary>A campaign with its people on the product's own engine and database, whose clock a test moves, and whose mail is written down instead of sent.</summary>
public sealed class LivingCampaign : IAsyncDisposable, IUnsubscribeLinks
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly BriefingSite Site = new(
        new Uri("https://tracker.example.org/"), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), new Mailbox(EmailAddress.From("campaigns@example.org"), "Charity"));

    private readonly TestDatabase _database;
    private readonly SettableTime _time = new() { Now = Start };
    private readonly WrittenMail _mail;
    private readonly ServiceProvider _services;

    private LivingCampaign(TestDatabase database)
    {
        (_database, _mail) = (database, new WrittenMail(_time));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_time).AddSingleton<IIdSource>(new TimeOrderedIds(_time));
        services.AddTrackerPersistence(new ConfigurationBuilder().Build());
        services.Replace(ServiceDescriptor.Singleton(database.Database));
        services.AddTrackerEngine(_ => new EngineOptions());
        services.AddTrackerBriefings();
        services.AddSingleton(Site).AddSingleton<IUnsubscribeLinks>(this).AddSingleton<IMessageComposer, MimeComposer>().AddSingleton<IMailTransport>(_mail);
        _services = services.BuildServiceProvider();
    }

    public CampaignId Campaign { get; private set; }

    public DateTimeOffset Now => _time.Now;

    public RunEngine Engine => _services.GetRequiredService<RunEngine>();

    public BriefingSignOff SignOff => _services.GetRequiredService<BriefingSignOff>();

    public Rehearsals Rehearsals => _services.GetRequiredService<Rehearsals>();

    /// <summary>What has been sent: "2026-04-01 08:00 ally0@example.net: News for Ally 0".</summary>
    public IReadOnlyList<string> Sent => [.. _mail.Sent.Order(StringComparer.Ordinal)];

    public void ForgetMail() => _mail.Sent.Clear();

    public static async Task<LivingCampaign> BeginAsync(TestDatabase database)
    {
        var living = new LivingCampaign(database);
        await living.BeginAsync();
        return living;
    }

    private async Task BeginAsync()
    {
        Campaign = new CampaignId(Ids.Next());
        await ReadAsync(async context =>
        {
            var outline = new CampaignOutline("Legal aid", "Ask", "", CampaignScope.National, "England and Wales", SystemicLevel.Societal, "Us");
            var campaign = Domain.Campaigns.Campaign.Start(Campaign, "legal-aid", outline, new DateOnly(2026, 1, 1), Stamp);
            campaign.JoinTeam("anna@example.org", "Anna Field", "lead", new DateOnly(2026, 1, 1), Stamp);
            context.Add(campaign);
            context.Add(BriefingTemplate.Write(new BriefingTemplateId(Ids.Next()), Campaign, "news", new TemplateWording("News", "News for {{recipient.name}}", "Of {{campaign.title}}, in stage {{#each campaign.stages}}{{title}} {{status}}{{/each}}."), Stamp));
            AddColleague(context, "anna@example.org", "Anna Field", "officer");
            AddColleague(context, "miriam@example.org", "Miriam Hale", "leadership");
            AddColleague(context, "dele@example.org", "Dele Marsh", "administrator");
            return await context.SaveChangesAsync();
        });
        await AlliesAsync(4);
    }

    public async Task<Guid> StartAsync(string actions, string name = "The campaign's flow", bool anyCampaign = true)
    {
        var json = $$"""{ "triggers": { "manual": { "type": "Request", "kind": "Button" } }, "actions": {{actions}} }""";
        var published = await PublishAsync(json, name, anyCampaign);
        var run = (await Engine.StartAsync(new(published.VersionId, anyCampaign ? Campaign : null, "manual", ObjectValue.Of(("body", ObjectValue.Empty))), default)).Run;
        await Engine.DrainAsync(default);
        return run;
    }

    public Task<PublishedFlow> PublishAsync(string json, string name, bool anyCampaign = true) =>
        _services.GetRequiredService<IFlowLibrary>().PublishAsync(new(name, anyCampaign ? Campaign : null, json, "A tester", ""), default);

    /// <summary>Lets time pass as it really does: everything that falls due happens at its moment.</summary>
    public async Task LiveUntilAsync(DateTimeOffset until)
    {
        await Engine.DrainAsync(default);
        while (await Engine.NextDueAsync(default) is { } due && due <= until)
        {
            _time.Now = due > _time.Now ? due : _time.Now;
            await Engine.DrainAsync(default);
        }

        _time.Now = until;
    }

    /// <summary>The same, with the days to the closing of consultations counted every morning.</summary>
    public async Task LiveCountingClosingsAsync(DateTimeOffset until)
    {
        var zone = TimeZones.Resolve("Europe/London");
        var count = new ClosingCount(_services.GetRequiredService<IDbContextFactory<TrackerDbContext>>(), Engine, new EngineOptions(), _time);
        for (var day = zone.DayOf(Now); day <= zone.DayOf(until); day = day.AddDays(1))
        {
            if (zone.ToInstant(day, new TimeOnly(6, 0)) is var morning && morning > Now)
            {
                await LiveUntilAsync(morning);
                await count.RunAsync(default);
            }
        }

        await LiveUntilAsync(until);
    }

    /// <summary>Somebody does something on the database, as a page does.</summary>
    public async Task ActAsync(Func<TrackerDbContext, Task> act)
    {
        await ReadAsync(async context =>
        {
            await act(context);
            return await context.SaveChangesAsync();
        });
        await Engine.DrainAsync(default);
    }

    public async Task<T> ReadAsync<T>(Func<TrackerDbContext, Task<T>> read)
    {
        await using var context = await _services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        return await read(context);
    }

    public Task<Foretold?> ForetellAsync(Guid run, DateTimeOffset until, Assumptions? assumptions = null) =>
        Rehearsals.OfRunAsync(run, Now, until, assumptions ?? Assumptions.NothingElse, default);

    public Uri Leave(EmailAddress address, string list) => new($"https://tracker.example.org/u/{list}");

    public Uri Preferences(EmailAddress address) => new("https://tracker.example.org/preferences/x");

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private IIdSource Ids => _services.GetRequiredService<IIdSource>();

    private Stamp Stamp => new(Origin.Import("test"), _time.Now);

    private Task AlliesAsync(int count) => ReadAsync(async context =>
    {
        for (var i = 0; i < count; i++)
        {
            var person = Person.Add(new PersonId(Ids.Next()), $"Ally {i}", $"ally{i}@example.net", null, Stamp);
            person.AddLawfulBasis("legal-aid-allies", LawfulBasisKind.Consent, "Write to me", "form", new DateOnly(2026, 1, 1), Stamp);
            context.AddRange(person, CampaignParticipation.Join(new ParticipationId(Ids.Next()), Campaign, person.Id, null, ParticipationKind.Ally, new DateOnly(2026, 1, 1), Stamp));
        }

        var gone = EmailAddress.From("ally3@example.net");
        context.Add(Suppression.Record(new SuppressionId(Ids.Next()), gone, null, SuppressionReason.Unsubscribed, "They wrote to us", _time.Now));
        return await context.SaveChangesAsync();
    });

    private void AddColleague(TrackerDbContext context, string userName, string name, string role)
    {
        var user = new TrackerUser { Id = Ids.Next(), DisplayName = name, UserName = userName, NormalizedUserName = userName.ToUpperInvariant(), Email = userName };
        var held = new IdentityRole<Guid>(role) { Id = Ids.Next(), NormalizedName = role.ToUpperInvariant() };
        context.AddRange(user, held, new IdentityUserRole<Guid> { UserId = user.Id, RoleId = held.Id });
    }

    private sealed class WrittenMail(SettableTime time) : IMailTransport
    {
        public List<string> Sent { get; } = [];

        public Task<IReadOnlyList<MailOutcome>> SendAsync(ComposedMessage message, MailEnvelope envelope, CancellationToken cancellation)
        {
            lock (Sent)
            {
                Sent.AddRange(envelope.To.Select(to => $"{time.Now.UtcDateTime:yyyy-MM-dd HH:mm} {to.Value}: {message.Content.Subject}"));
            }

            return Task.FromResult<IReadOnlyList<MailOutcome>>([.. envelope.To.Select(to => new MailOutcome(to, MailOutcomeKind.Delivered, "Written down."))]);
        }
    }
}
