using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Briefings.Wording;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Workflows.Briefings.Delivery;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>
/// Briefings and deliveries in memory; templates, lists and whom an audience names are looked up where they really are, and what does not
/// depend on the day is looked up once: five years of reminders ask no more of the database than three months of them.
/// </summary>
internal sealed class RehearsedBriefings(InMemoryCampaignStore records, IBriefingStore source) : IBriefingStore
{
    private readonly Dictionary<DeliveryId, DeliveryRecord> _deliveries = [];
    private readonly Dictionary<BriefingId, Queue<DeliveryRecord>> _open = [];

    private readonly Dictionary<(CampaignId Campaign, string Key), BriefingTemplate?> _templates = [];
    private readonly Dictionary<string, BriefingList?> _lists = [];
    private readonly Dictionary<(string Names, int Skip, int Max), IReadOnlyList<Candidate>> _named = [];
    private IReadOnlyList<AvoidedPhrase>? _phrases;

    // Nobody leaves during a rehearsal, so who is held back stays the same: each address is looked up once.
    private readonly Dictionary<string, IReadOnlyList<Suppression>> _suppressions = [];

    public Task<Briefing?> FindAsync(BriefingId id, CancellationToken cancellation) =>
        Task.FromResult(records.All<Briefing>().FirstOrDefault(b => b.Id == id));

    public Task<Briefing?> FindByStepAsync(string stepKey, CancellationToken cancellation) =>
        Task.FromResult(records.All<Briefing>().FirstOrDefault(b => b.OriginKey == stepKey));

    public async Task<BriefingTemplate?> FindTemplateAsync(CampaignId campaign, string key, CancellationToken cancellation) =>
        _templates.TryGetValue((campaign, key), out var known) ? known : _templates[(campaign, key)] = await source.FindTemplateAsync(campaign, key, cancellation);

    public async Task<BriefingList?> FindListAsync(string key, CancellationToken cancellation) =>
        _lists.TryGetValue(key, out var known) ? known : _lists[key] = await source.FindListAsync(key, cancellation);

    public Task<DeliveryRecord?> FindDeliveryAsync(DeliveryId id, CancellationToken cancellation) => Task.FromResult(_deliveries.GetValueOrDefault(id));

    public Task<bool> HasOpenDeliveriesAsync(BriefingId briefing, CancellationToken cancellation)
    {
        if (!_open.TryGetValue(briefing, out var open))
        {
            return Task.FromResult(false);
        }

        while (open.TryPeek(out var first) && first.HasOutcome)
        {
            open.Dequeue();
        }

        return Task.FromResult(open.Count > 0);
    }

    public async Task<IReadOnlyList<Candidate>> PageAsync(AudiencePart part, DateTimeOffset now, int skip, int max, CancellationToken cancellation)
    {
        // Who takes part, has a role or is on a list depends on the day; who is meant by name or is a colleague does not.
        if (Names(part) is not { } names)
        {
            return await source.PageAsync(part, now, skip, max, cancellation);
        }

        return _named.TryGetValue((names, skip, max), out var known) ? known : _named[(names, skip, max)] = await source.PageAsync(part, now, skip, max, cancellation);
    }

    public async Task<IReadOnlyList<Suppression>> SuppressionsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation)
    {
        string[] unknown = [.. hashes.Where(hash => !_suppressions.ContainsKey(hash))];
        if (unknown.Length > 0)
        {
            var found = (await source.SuppressionsAsync(unknown, cancellation)).ToLookup(s => s.AddressHash);
            Array.ForEach(unknown, hash => _suppressions[hash] = [.. found[hash]]);
        }

        return [.. hashes.SelectMany(hash => _suppressions[hash])];
    }

    public Task<IReadOnlyList<Domain.Briefings.Subscription>> SubscriptionsAsync(EmailAddress address, string? list, CancellationToken cancellation) =>
        source.SubscriptionsAsync(address, list, cancellation);

    public async Task<IReadOnlyList<AvoidedPhrase>> AvoidedPhrasesAsync(CancellationToken cancellation) => _phrases ??= await source.AvoidedPhrasesAsync(cancellation);

    // A delivery raises no event, and there may be thousands: they are kept apart from what is asked for its events after every change.
    public void Add(Entity entity)
    {
        if (entity is not DeliveryRecord delivery)
        {
            records.Add(entity);
            return;
        }

        _deliveries.Add(delivery.Id, delivery);
        (_open.TryGetValue(delivery.Briefing, out var open) ? open : _open[delivery.Briefing] = []).Enqueue(delivery);
    }

    private static string? Names(AudiencePart part) => part switch
    {
        AudiencePart.Colleagues colleagues => $"colleagues {part.Campaign} {string.Join('\n', colleagues.Users)}",
        AudiencePart.Named named => $"named {part.Campaign} {string.Join('\n', named.Keys)}",
        _ => null,
    };
}
