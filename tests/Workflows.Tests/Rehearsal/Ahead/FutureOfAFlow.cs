using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.People;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Rehearsal;
using CampaignTracker.Workflows.Rehearsal.Ahead;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Tests.Rehearsal.Ahead;

/// <summary>Foretells what a flow does that starts now in a small campaign.</summary>
internal sealed class FutureOfAFlow : IRehearsalSource
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly BriefingSite Site = new(
        new Uri("https://tracker.example.org/"), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), new Mailbox(EmailAddress.From("campaigns@example.org"), "Charity"));

    private readonly SequentialIds _ids = new(seed: 3);
    private readonly CampaignId _campaign;
    private readonly InMemoryCampaignStore _people = new();
    private readonly List<(FlowVersion Version, string? Event)> _others = [];
    private readonly List<ScheduledFlow> _schedules = [];

    public FutureOfAFlow()
    {
        _campaign = new CampaignId(_ids.Next());
        Campaign = NewCampaign();
        Briefings = new InMemoryBriefingStore(_people, Colleagues);
        _people.Add(Campaign);
        _people.Add(BriefingTemplate.Write(new BriefingTemplateId(_ids.Next()), _campaign, "news", new TemplateWording("News", "News of {{campaign.title}}", "Dear {{recipient.name}}"), Stamp));
        foreach (var name in new[] { "Ruth", "Sam" })
        {
            var person = Person.Add(new PersonId(_ids.Next()), name, $"{name}@example.net", null, Stamp);
            person.AddLawfulBasis("legal-aid-allies", LawfulBasisKind.Consent, "Write to me", "form", new DateOnly(2026, 1, 1), Stamp);
            _people.Add(person);
            _people.Add(CampaignParticipation.Join(new ParticipationId(_ids.Next()), _campaign, person.Id, null, ParticipationKind.Ally, new DateOnly(2026, 1, 1), Stamp));
        }
    }

    public Campaign Campaign { get; }

    public IBriefingStore Briefings { get; }

    public RehearsalLimits Limits { get; init; } = new();

    private static IReadOnlyList<Colleague> Colleagues { get; } =
    [
        new("anna@example.org", "Anna Field", ["officer", "lead"]), new("miriam@example.org", "Miriam Hale", ["leadership"]), new("nora@example.org", "Nora Finch", ["leadership"]),
    ];

    private static Stamp Stamp => new(Origin.Import("test"), Now);

    /// <summary>A published flow that something else may start: by its name, by an event, on a schedule.</summary>
    public FutureOfAFlow With(string name, string actions, string? happens = null, string triggers = """{ "manual": { "type": "Request", "kind": "Button" } }""")
    {
        _others.Add((new FlowVersion(_ids.Next(), _ids.Next(), name, 1, _campaign, $$"""{ "triggers": {{triggers}}, "actions": {{actions}} }"""), happens));
        return this;
    }

    public FutureOfAFlow Scheduled(string recurrence)
    {
        var reading = Workflows.Scheduling.Recurrences.RecurrenceReader.Read(ValueJson.Parse(recurrence));
        _schedules.Add(new ScheduledFlow(_others[^1].Version.Id, "manual", reading.Rule!, Now));
        return this;
    }

    public Task<Foretold> OfAsync(string actions, Assumptions? assumptions = null, int months = 12)
    {
        var version = new FlowVersion(_ids.Next(), _ids.Next(), "The flow", 1, _campaign, $$"""{ "triggers": { "manual": { "type": "Request", "kind": "Button" } }, "actions": {{actions}} }""");
        var start = new StartingPoint { Now = Now, Campaign = _campaign, Records = [NewCampaign()], Colleagues = Colleagues, Schedules = _schedules };
        var wish = new AheadWish(Now.AddMonths(months), assumptions ?? Assumptions.NothingElse, Start: new FlowStart(version, "manual", ObjectValue.Of(("body", ObjectValue.Empty)))) { Limits = Limits };
        return new RehearsalAhead(Site, new EngineOptions { CallbackBase = run => $"https://real.example.org/{run}/" }).PlayAsync(start, wish, this, default);
    }

    /// <summary>"2026-03-09 14:00 Approval: ..." of every line.</summary>
    public static IEnumerable<string> Written(Foretold foretold) => foretold.Lines.Select(line => $"{line.At:yyyy-MM-dd HH:mm} {line.Kind}: {line.Text}");

    public Task<FlowVersion?> FindVersionAsync(Guid version, CancellationToken cancel) => Task.FromResult(_others.Select(other => other.Version).FirstOrDefault(v => v.Id == version));

    public Task<Guid?> LatestVersionAsync(string flow, CancellationToken cancel) => Task.FromResult(_others.Select(other => other.Version).FirstOrDefault(v => v.FlowName == flow)?.Id);

    public Task<IReadOnlyDictionary<string, byte[]>> ContentsAsync(IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<string, byte[]>>(new Dictionary<string, byte[]>());

    public Task<IReadOnlyList<EventTrigger>> TriggersAsync(CampaignId? campaign, string name, CancellationToken cancel) => Task.FromResult<IReadOnlyList<EventTrigger>>(
        [.. _others.Where(other => other.Event == name).Select(other => new EventTrigger(other.Version.Flow, other.Version.Id, "manual", name, campaign))]);

    private Campaign NewCampaign()
    {
        var outline = new CampaignOutline("Legal aid", "Ask", "", CampaignScope.National, "England and Wales", SystemicLevel.Societal, "Us");
        var campaign = Domain.Campaigns.Campaign.Start(_campaign, "legal-aid", outline, new DateOnly(2026, 1, 1), Stamp);
        campaign.JoinTeam("anna@example.org", "Anna Field", "lead", new DateOnly(2026, 1, 1), Stamp);
        campaign.TakeEvents();
        return campaign;
    }
}
