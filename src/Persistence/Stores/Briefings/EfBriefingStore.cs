using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Briefings.Wording;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Workflows.Briefings.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Stores.Briefings;

/// <summary>The store over one context; the owner of the context saves it and commits.</summary>
public sealed class EfBriefingStore(TrackerDbContext context) : IBriefingStore
{
    public async Task<Briefing?> FindAsync(BriefingId id, CancellationToken cancellation) =>
        context.Briefings.Local.FirstOrDefault(b => b.Id == id)
        ?? await context.Briefings.FirstOrDefaultAsync(b => b.Id == id, cancellation);

    public async Task<Briefing?> FindByStepAsync(string stepKey, CancellationToken cancellation) =>
        context.Briefings.Local.FirstOrDefault(b => b.OriginKey == stepKey)
        ?? await context.Briefings.FirstOrDefaultAsync(b => b.OriginKey == stepKey, cancellation);

    public async Task<BriefingTemplate?> FindTemplateAsync(CampaignId campaign, string key, CancellationToken cancellation)
    {
        var found = await context.BriefingTemplates.Where(t => t.Key == key && (t.Campaign == campaign || t.Campaign == null)).ToListAsync(cancellation);
        return found.Find(t => t.Campaign is not null) ?? found.FirstOrDefault();
    }

    public Task<BriefingList?> FindListAsync(string key, CancellationToken cancellation) =>
        context.BriefingLists.FirstOrDefaultAsync(l => l.Key == key, cancellation);

    public async Task<DeliveryRecord?> FindDeliveryAsync(DeliveryId id, CancellationToken cancellation) =>
        context.Deliveries.Local.FirstOrDefault(d => d.Id == id)
        ?? await context.Deliveries.FirstOrDefaultAsync(d => d.Id == id, cancellation);

    public Task<bool> HasOpenDeliveriesAsync(BriefingId briefing, CancellationToken cancellation) => context.Deliveries.AnyAsync(
        d => d.Briefing == briefing && (d.Status == DeliveryStatus.Pending || d.Status == DeliveryStatus.Sending), cancellation);

    public Task<IReadOnlyList<Candidate>> PageAsync(AudiencePart part, DateTimeOffset now, int skip, int max, CancellationToken cancellation) =>
        new AudienceQuery(context, now, skip, max, cancellation).OfAsync(part);

    public async Task<IReadOnlyList<Suppression>> SuppressionsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation) =>
        await context.Suppressions.Where(s => s.LiftedAt == null && hashes.Contains(s.AddressHash)).ToListAsync(cancellation);

    public async Task<IReadOnlyList<Subscription>> SubscriptionsAsync(EmailAddress address, string? list, CancellationToken cancellation) =>
        await context.Subscriptions
            .Where(s => s.Address == address && s.Ended == null && (list == null || context.BriefingLists.Any(l => l.Id == s.List && l.Key == list)))
            .ToListAsync(cancellation);

    public async Task<IReadOnlyList<AvoidedPhrase>> AvoidedPhrasesAsync(CancellationToken cancellation) =>
        await context.AvoidedPhrases.AsNoTracking().OrderBy(p => p.Phrase).ToListAsync(cancellation);

    public void Add(Entity entity) => context.Add(entity);
}
