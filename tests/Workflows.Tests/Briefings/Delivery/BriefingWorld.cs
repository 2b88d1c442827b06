using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.People;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Briefings.Transport;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Rehearsal;
using CampaignTracker.Workflows.Runtime.Ports;

namespace CampaignTracker.Workflows.Tests.Briefings.Delivery;

/// <summary>A campaign with allies and colleagues, in memory, and everything that sends briefings around it.</summary>
internal sealed class BriefingWorld : IBriefingUnits, IBriefingRecords, IUnsubscribeLinks
{
    private readonly Queue<BriefingJob> _jobs = [];

    public BriefingWorld()
    {
        Store = new InMemoryBriefingStore(Records,
        [
            new("anna@example.org", "Anna Field", ["officer"]), new("miriam@example.org", "Miriam Hale", ["leadership"]), new("not an address", "Nobody", ["leadership"]),
        ]);
        Campaign = Campaign.Start(new CampaignId(Ids.Next()), "legal-aid", new CampaignOutline("Legal aid", "Bring it back", "", CampaignScope.National, "England and Wales", SystemicLevel.Societal, "Us"), new DateOnly(2013, 4, 1), Stamp);
        Campaign.JoinTeam("anna@example.org", "Anna Field", "lead", new DateOnly(2013, 4, 1), Stamp);
        Records.Add(Campaign);
        Template("ally-monthly", "Dear {{recipient.name}},\n\nnews of {{campaign.title}}: {{news}}.");
        Signing = new BriefingSignOff(this, Issue, Time);
    }

    public ManualTime Time { get; } = new(new DateTimeOffset(2018, 7, 12, 8, 0, 0, TimeSpan.Zero));

    public SequentialIds Ids { get; } = new();

    public InMemoryCampaignStore Records { get; } = new();

    public InMemoryBriefingStore Store { get; }

    public Campaign Campaign { get; }

    public RecordingTransport Transport { get; } = new();

    public static BriefingSite Site { get; } = new(
        new Uri("https://tracker.example.org"), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), new Mailbox(EmailAddress.From("campaigns@example.org"), "Charity"), Attempts: 3);

    public BriefingSignOff Signing { get; }

    public IReadOnlyCollection<BriefingJob> Jobs => _jobs;

    /// <summary>What waiting steps were told.</summary>
    public List<(FlowStepOrigin Step, Outcome Outcome)> Finished { get; } = [];

    public Stamp Stamp => new(Origin.Flow("Legal aid", "Monthly briefing", Guid.Empty), Time.GetUtcNow());

    public IBriefingStore Briefings => Store;

    public ICampaignStore Campaigns => Records;

    IIdSource IBriefingRecords.Ids => Ids;

    private BriefingPress Press { get; } = new(Site);

    private BriefingIssue Issue => new(Press);

    private BriefingDelivery Delivery => new(this, new CopyMaker(new MimeComposer(), this, Site), Transport, Site, Time);

    public Briefing Briefing => Records.All<Briefing>().Single();

    public IReadOnlyList<DeliveryRecord> Deliveries => [.. Records.All<DeliveryRecord>()];

    public Person Ally(string name, string? email, string? list = "legal-aid-allies", ParticipationKind kind = ParticipationKind.Ally)
    {
        var person = Person.Add(new PersonId(Ids.Next()), name, email, null, Stamp);
        if (list is not null)
        {
            person.AddLawfulBasis(list, LawfulBasisKind.Consent, "Send me the monthly briefing", "joining form", new DateOnly(2018, 5, 3), Stamp);
        }

        Records.Add(person);
        Records.Add(CampaignParticipation.Join(new ParticipationId(Ids.Next()), Campaign.Id, person.Id, null, kind, new DateOnly(2018, 1, 1), Stamp));
        return person;
    }

    public void Template(string key, string body) =>
        Records.Add(BriefingTemplate.Write(new BriefingTemplateId(Ids.Next()), Campaign.Id, key, new TemplateWording(key, "News for {{recipient.name}}", body), Stamp));

    public Task<Outcome?> OpenAsync(string inputs = """{"template":"ally-monthly","audience":{"roles":["ally"]},"values":{"news":"laid"}}""", int attempt = 1) =>
        new BriefingOpening(Press, Issue, new SignOffRequests(new TeamNotices(Site))).OpenAsync(
            new BriefingWish(Campaign.Id, new FlowStepOrigin(Guid.Empty, 7, attempt), Stamp, ValueJson.Parse(System.Text.Encoding.UTF8.GetBytes(inputs))), this, CancellationToken.None);

    /// <summary>Performs what is due now, and what follows from it.</summary>
    public async Task WorkAsync()
    {
        for (var round = _jobs.Count; round > 0 || _jobs.Any(IsDue); round--)
        {
            var job = _jobs.Dequeue();
            if (!IsDue(job))
            {
                _jobs.Enqueue(job);
                continue;
            }

            await WorkAsync(job);
        }
    }

    public async Task WorkAsync(BriefingJob job)
    {
        switch (job.Kind)
        {
            case BriefingJob.Deliver:
                await Delivery.DeliverAsync(new DeliveryId(BriefingJob.SubjectOf(job.Inputs)), CancellationToken.None);
                break;
            case BriefingJob.Issue:
                await Signing.IssueAsync(new BriefingId(BriefingJob.SubjectOf(job.Inputs)), CancellationToken.None);
                break;
            case BriefingJob.Finish:
                Finished.Add((job.Step!, BriefingOutcome.Of(Records.All<Briefing>().Single(b => b.Id.Value == BriefingJob.SubjectOf(job.Inputs)))!));
                break;
            case BriefingJob.Notice:
                await new NoticeDelivery(new MimeComposer(), Transport, Site).SendAsync(Notice.Read(job.Inputs), CancellationToken.None);
                break;
        }
    }

    public Task<IBriefingUnit> BeginAsync(CancellationToken cancellation) => Task.FromResult<IBriefingUnit>(new Unit(this));

    public void Perform(BriefingJob job) => _jobs.Enqueue(job);

    public Uri Leave(EmailAddress address, string list) => new($"https://tracker.example.org/u/{list}-{address.Hash[..8]}");

    public Uri Preferences(EmailAddress address) => new($"https://tracker.example.org/preferences/{address.Hash[..8]}");

    private bool IsDue(BriefingJob job) => job.NotBefore is null || job.NotBefore <= Time.GetUtcNow();

    private sealed class Unit(BriefingWorld world) : IBriefingUnit
    {
        public IBriefingStore Briefings => world.Store;

        public ICampaignStore Campaigns => world.Records;

        public IIdSource Ids => world.Ids;

        public void Perform(BriefingJob job) => world.Perform(job);

        public Task CommitAsync(CancellationToken cancellation) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(TimeSpan time) => _now += time;
}

/// <summary>Takes everything, unless told otherwise.</summary>
internal sealed class RecordingTransport : IMailTransport
{
    public List<ComposedMessage> Messages { get; } = [];

    /// <summary>Null: delivered.</summary>
    public Func<ComposedMessage, MailOutcomeKind>? Answer { get; set; }

    /// <summary>The process dies right after the message went out.</summary>
    public bool DiesAfterSending { get; set; }

    public Task<IReadOnlyList<MailOutcome>> SendAsync(ComposedMessage message, MailEnvelope envelope, CancellationToken cancellation)
    {
        Messages.Add(message);
        if (DiesAfterSending)
        {
            throw new OperationCanceledException("killed");
        }

        var kind = Answer?.Invoke(message) ?? MailOutcomeKind.Delivered;
        return Task.FromResult<IReadOnlyList<MailOutcome>>([.. envelope.To.Select(to => new MailOutcome(to, kind, $"{kind}"))]);
    }
}
