using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Briefings.Wording;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Briefings.Delivery;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>The records of briefings beside a campaign's, in memory. Not thread-safe.</summary>
public sealed class InMemoryBriefingStore(InMemoryCampaignStore records, IReadOnlyList<Colleague> colleagues) : IBriefingStore
{
    public Task<Briefing?> FindAsync(BriefingId id, CancellationToken cancellation) =>
        Task.FromResult(records.All<Briefing>().FirstOrDefault(b => b.Id == id));

    public Task<Briefing?> FindByStepAsync(string stepKey, CancellationToken cancellation) =>
        Task.FromResult(records.All<Briefing>().FirstOrDefault(b => b.OriginKey == stepKey));

    public Task<BriefingTemplate?> FindTemplateAsync(CampaignId campaign, string key, CancellationToken cancellation) => Task.FromResult(
        records.All<BriefingTemplate>().Where(t => t.Key == key && (t.Campaign == campaign || t.Campaign is null)).OrderBy(t => t.Campaign is null).FirstOrDefault());

    public Task<BriefingList?> FindListAsync(string key, CancellationToken cancellation) =>
        Task.FromResult(records.All<BriefingList>().FirstOrDefault(l => l.Key == key));

    public Task<DeliveryRecord?> FindDeliveryAsync(DeliveryId id, CancellationToken cancellation) =>
        Task.FromResult(records.All<DeliveryRecord>().FirstOrDefault(d => d.Id == id));

    public Task<bool> HasOpenDeliveriesAsync(BriefingId briefing, CancellationToken cancellation) =>
        Task.FromResult(records.All<DeliveryRecord>().Any(d => d.Briefing == briefing && !d.HasOutcome));

    public Task<IReadOnlyList<Candidate>> PageAsync(AudiencePart part, DateTimeOffset now, int skip, int max, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Candidate>>([.. All(part, now, DateOnly.FromDateTime(now.DateTime)).Skip(skip).Take(max)]);

    public Task<IReadOnlyList<Suppression>> SuppressionsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Suppression>>([.. records.All<Suppression>().Where(s => s.LiftedAt is null && hashes.Contains(s.AddressHash))]);

    public Task<IReadOnlyList<Subscription>> SubscriptionsAsync(EmailAddress address, string? list, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Subscription>>([.. records.All<Subscription>()
            .Where(s => s.Address == address && s.Ended is null && (list is null || IsOf(s, list)))]);

    public Task<IReadOnlyList<AvoidedPhrase>> AvoidedPhrasesAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AvoidedPhrase>>([.. records.All<AvoidedPhrase>().OrderBy(p => p.Phrase, StringComparer.Ordinal)]);

    public void Add(Entity entity) => records.Add(entity);

    private IEnumerable<Candidate> All(AudiencePart part, DateTimeOffset now, DateOnly today) => part switch
    {
        AudiencePart.Participants participants => Participants(participants, today),
        AudiencePart.Members members => Members(members, today),
        AudiencePart.Listed listed => Listed(listed, now),
        AudiencePart.Named named => Named(named),
        AudiencePart.Colleagues asked => Colleagues(asked),
        _ => throw new InvalidOperationException($"No {part.GetType().Name} in memory."),
    };

    private IEnumerable<Candidate> Participants(AudiencePart.Participants part, DateOnly today) =>
        from participation in records.All<CampaignParticipation>()
        where participation.CampaignId == part.Campaign && part.Kinds.Contains(participation.Kind)
            && participation.JoinedOn <= today && (participation.LeftOn is null || participation.LeftOn >= today)
        join person in records.All<Person>() on participation.PersonId equals person.Id
        select Candidates.Of(person, BasisWords.Why(participation.Kind));

    private IEnumerable<Candidate> Members(AudiencePart.Members part, DateOnly today) =>
        from person in records.All<Person>()
        from role in person.RolesOn(today)
        join organisation in records.All<Organisation>() on role.OrganisationId equals organisation.Id
        where part.Organisations.Contains(organisation.Name)
        select Candidates.Of(person, Candidates.BecauseOfOrganisation(organisation.Name));

    private IEnumerable<Candidate> Listed(AudiencePart.Listed part, DateTimeOffset now)
    {
        var title = records.All<BriefingList>().FirstOrDefault(l => l.Key == part.List)?.Title ?? part.List;
        return records.All<Subscription>().Where(s => s.IsActiveAt(now) && IsOf(s, part.List)).Select(s => Candidates.Of(s, part.List, title))
            .Concat(records.All<Person>().Where(p => p.BasisFor(part.List) is not null).Select(p => Candidates.Of(p, Candidates.BecauseOfList(title))));
    }

    private IEnumerable<Candidate> Named(AudiencePart.Named part)
    {
        HashSet<string> texts = [.. part.Keys, .. part.Keys.Select(Candidates.NameOf)];
        return records.All<Person>()
            .Where(p => texts.Contains(p.Name) || (p.Email is { } email && texts.Contains(email)) || texts.Contains(p.Id.ToString()))
            .Select(p => Candidates.Of(p, Candidates.ByName));
    }

    private IEnumerable<Candidate> Colleagues(AudiencePart.Colleagues part)
    {
        Assignee[] asked = [.. part.Users.Select(Assignee.Parse)];
        var campaign = records.All<Campaign>().FirstOrDefault(c => c.Id == part.Campaign);
        return colleagues
            .Where(c => Array.Exists(asked, a => a.Includes(WithPart(campaign, c))))
            .Select(c => Candidates.Colleague(c.Name, c.UserName));
    }

    private static Actor WithPart(Campaign? campaign, Colleague colleague)
    {
        var actor = new Actor(colleague.UserName, colleague.Name, [.. colleague.Roles]);
        return campaign is null ? actor : BriefingSignOff.WithPart(campaign, actor);
    }

    private bool IsOf(Subscription subscription, string list) =>
        records.All<BriefingList>().Any(l => l.Id == subscription.List && l.Key == list);
}
