using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.People;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Mail;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Persistence.Tests.Runs;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Briefings.Transport;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Actor = CampaignTracker.Domain.Events.Actor;

namespace CampaignTracker.Persistence.Tests.Briefings;

/// <summary>A flow that sends a briefing, on the engine as the product puts it together, into a real folder.</summary>
public abstract partial class BriefingsOnTheEngine(TestDatabase database) : IAsyncLifetime, IUnsubscribeLinks
{
    private static readonly BriefingSite Site = new(
        new Uri("https://tracker.example.org/"), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), new Mailbox(EmailAddress.From("campaigns@example.org"), "Charity"));

    private readonly string _folder = Directory.CreateTempSubdirectory("briefings").FullName;
    private readonly SettableTime _time = new();
    private FailingTransport _transport = null!;
    private ServiceProvider _services = null!;
    private CampaignId _campaign;

    private RunEngine Engine => _services.GetRequiredService<RunEngine>();

    [ContractFact]
    public async Task A_step_sends_to_everybody_in_the_audience_and_ends_when_all_have_an_outcome()
    {
        await AlliesAsync(30);

        var run = await StartAsync();
        await Engine.DrainAsync(default);

        (await StatusAsync(run)).ShouldBe(RunStatus.Succeeded);
        Mails.Length.ShouldBe(30);
        await ReadAsync(async c =>
        {
            (await c.Deliveries.CountAsync(d => d.Status == DeliveryStatus.Delivered && d.Attempts == 1)).ShouldBe(30);
            (await c.Briefings.SingleAsync()).Status.ShouldBe(BriefingStatus.Sent);
            (await c.Outbox.CountAsync(o => o.Name == EventNames.BriefingSent)).ShouldBe(1);
            return true;
        });
    }

    [ContractFact]
    public async Task Sending_that_is_cut_off_between_the_folder_and_the_record_goes_on_without_a_second_copy()
    {
        await AlliesAsync(20);
        var run = await StartAsync();
        _transport.FailuresAfterSending = 7;

        for (var i = 0; i < 12; i++)
        {
            await Engine.DrainAsync(default);
            _time.Now += TimeSpan.FromMinutes(1);
        }

        (await StatusAsync(run)).ShouldBe(RunStatus.Succeeded);
        Mails.Length.ShouldBe(20);
        _transport.Sent.ShouldBe(27);
        (await ReadAsync(c => c.Deliveries.SumAsync(d => d.Attempts))).ShouldBe(27);
    }

    [ContractFact]
    public async Task Nothing_goes_out_before_it_is_signed_off_and_a_refusal_fails_the_step()
    {
        await AlliesAsync(2);
        var run = await StartAsync("\"needsSignOff\": true, \"signOffBy\": [\"role:leadership\"]");
        await Engine.DrainAsync(default);
        Mails.ShouldBeEmpty();
        var briefing = await ReadAsync(c => c.Briefings.SingleAsync());
        var miriam = new Actor("miriam@example.org", "Miriam Hale", ["leadership"]);

        await _services.GetRequiredService<BriefingSignOff>().RefuseAsync(briefing.Id, miriam, "The figure is old.", default);
        await Engine.DrainAsync(default);

        (await StatusAsync(run)).ShouldBe(RunStatus.Failed);
        Mails.ShouldBeEmpty();
    }

    [ContractFact]
    public async Task A_sign_off_sends_it_and_the_run_goes_on()
    {
        await AlliesAsync(2);
        var run = await StartAsync("\"needsSignOff\": true, \"signOffBy\": [\"role:leadership\"]");
        await Engine.DrainAsync(default);
        var briefing = await ReadAsync(c => c.Briefings.SingleAsync());

        (await _services.GetRequiredService<BriefingSignOff>().ApproveAsync(briefing.Id, new Actor("miriam@example.org", "Miriam Hale", ["leadership"]), null, null, default)).ShouldBeNull();
        await Engine.DrainAsync(default);

        (await StatusAsync(run)).ShouldBe(RunStatus.Succeeded);
        Mails.Length.ShouldBe(2);
    }

    [ContractFact]
    public async Task A_cancelled_run_takes_its_waiting_briefing_with_it()
    {
        await AlliesAsync(2);
        var run = await StartAsync("\"sendAt\": \"2026-03-03T09:00:00Z\"");
        await Engine.DrainAsync(default);

        await Engine.SubmitAsync(run, new RunInput.Cancel(new Workflows.Execution.Actor("Anna", "No longer right")), null, default);
        _time.Now += TimeSpan.FromDays(2);
        await Engine.DrainAsync(default);

        (await ReadAsync(c => c.Briefings.SingleAsync())).Status.ShouldBe(BriefingStatus.Failed);
        Mails.ShouldBeEmpty();
    }

    public Uri Leave(EmailAddress address, string list) => new($"https://tracker.example.org/u/{list}");

    public Uri Preferences(EmailAddress address) => new("https://tracker.example.org/preferences/x");

    public async Task InitializeAsync()
    {
        await using (var context = database.NewContext())
        {
            await context.Database.MigrateAsync();
        }

        var ids = new TimeOrderedIds(_time);
        _transport = new FailingTransport(new PickupFolderTransport(_folder, ids));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_time).AddSingleton<IIdSource>(ids);
        services.AddTrackerPersistence(new ConfigurationBuilder().Build());
        services.Replace(ServiceDescriptor.Singleton(database.Database));
        services.AddTrackerEngine(_ => new EngineOptions());
        services.AddTrackerBriefings();
        services.AddSingleton(Site).AddSingleton<IUnsubscribeLinks>(this).AddSingleton<IMessageComposer, MimeComposer>().AddSingleton<IMailTransport>(_transport);
        _services = services.BuildServiceProvider();
        await BeginAsync(ids);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        await using var context = database.NewContext();
        await context.Database.EnsureDeletedAsync();
    }

    private string[] Mails => Directory.GetFiles(_folder, "*.eml");

    private Stamp Stamp => new(Origin.Import("test"), _time.Now);

    private async Task BeginAsync(IIdSource ids)
    {
        var outline = new CampaignOutline("Legal aid", "Ask", "", CampaignScope.National, "England and Wales", SystemicLevel.Societal, "Us");
        _campaign = new CampaignId(ids.Next());
        await ReadAsync(async context =>
        {
            context.Add(Campaign.Start(_campaign, "legal-aid", outline, new DateOnly(2026, 1, 1), Stamp));
            context.Add(BriefingTemplate.Write(new BriefingTemplateId(ids.Next()), _campaign, "news", new TemplateWording("News", "News for {{recipient.name}}", "Of {{campaign.title}}."), Stamp));
            return await context.SaveChangesAsync();
        });
    }

    private Task AlliesAsync(int count) => ReadAsync(async context =>
    {
        var ids = _services.GetRequiredService<IIdSource>();
        for (var i = 0; i < count; i++)
        {
            var person = Person.Add(new PersonId(ids.Next()), $"Ally {i}", $"ally{i}@example.net", null, Stamp);
            person.AddLawfulBasis("legal-aid-allies", LawfulBasisKind.Consent, "Write to me", "form", new DateOnly(2026, 1, 1), Stamp);
            context.AddRange(person, CampaignParticipation.Join(new ParticipationId(ids.Next()), _campaign, person.Id, null, ParticipationKind.Ally, new DateOnly(2026, 1, 1), Stamp));
        }

        return await context.SaveChangesAsync();
    });

    private async Task<Guid> StartAsync(string more = "\"values\": {}", RunEngine? engine = null)
    {
        var flow = $$"""
            { "triggers": { "manual": { "type": "Request", "kind": "Button" } },
              "actions": { "Tell_allies": { "type": "Campaign.Briefing", "inputs": { "template": "news", "audience": { "roles": ["ally"] }, {{more}} } } } }
            """;
        var published = await _services.GetRequiredService<IFlowLibrary>().PublishAsync(new("briefing flow", _campaign, flow, "A tester", ""), default);
        return (await (engine ?? Engine).StartAsync(new(published.VersionId, _campaign, "manual", ObjectValue.Empty), default)).Run;
    }

    private async Task<RunStatus> StatusAsync(Guid run) => (await ReadAsync(c => c.Set<RunRow>().SingleAsync(r => r.Id == run))).Status;

    private async Task<T> ReadAsync<T>(Func<TrackerDbContext, Task<T>> read)
    {
        await using var context = database.NewContext();
        return await read(context);
    }

    /// <summary>As if the process died right after the message was out: it is out, and nobody hears of it.</summary>
    private sealed class FailingTransport(IMailTransport inner) : IMailTransport
    {
        private int _sent;
        private int _failures;

        public int FailuresAfterSending { set => _failures = value; }

        public int Sent => _sent;

        public async Task<IReadOnlyList<MailOutcome>> SendAsync(ComposedMessage message, MailEnvelope envelope, CancellationToken cancellation)
        {
            var outcome = await inner.SendAsync(message, envelope, cancellation);
            Interlocked.Increment(ref _sent);
            return Interlocked.Decrement(ref _failures) >= 0 ? throw new IOException("killed") : outcome;
        }
    }
}

public sealed class SqliteBriefingsOnTheEngine() : BriefingsOnTheEngine(new SqliteTestDatabase());

[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class PostgresBriefingsOnTheEngine() : BriefingsOnTheEngine(new PostgresTestDatabase());
