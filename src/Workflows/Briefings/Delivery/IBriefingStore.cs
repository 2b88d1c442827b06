using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Briefings.Wording;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>The records of briefings within one transaction. What is found is changed in place and kept when the transaction commits. Not thread-safe.</summary>
public interface IBriefingStore
{
    Task<Briefing?> FindAsync(BriefingId id, CancellationToken cancellation);

    /// <summary>The briefing that a step of a flow asked for before; see <see cref="FlowStepOrigin.Key"/>.</summary>
    Task<Briefing?> FindByStepAsync(string stepKey, CancellationToken cancellation);

    /// <summary>The campaign's own template, else a shared one.</summary>
    Task<BriefingTemplate?> FindTemplateAsync(CampaignId campaign, string key, CancellationToken cancellation);

    Task<BriefingList?> FindListAsync(string key, CancellationToken cancellation);

    Task<DeliveryRecord?> FindDeliveryAsync(DeliveryId id, CancellationToken cancellation);

    /// <summary>Whether any delivery of the briefing has no outcome yet. Sees what others committed.</summary>
    Task<bool> HasOpenDeliveriesAsync(BriefingId briefing, CancellationToken cancellation);

    /// <summary>Those whom a part of an audience names, in an order that stays, from <paramref name="skip"/> on. Somebody may come up more than once.</summary>
    /// <param name="now">On its date, in its own offset, parts and roles are current.</param>
    Task<IReadOnlyList<Candidate>> PageAsync(AudiencePart part, DateTimeOffset now, int skip, int max, CancellationToken cancellation);

    /// <summary>The suppressions in force for any of the addresses.</summary>
    /// <param name="hashes"><see cref="EmailAddress.Hash"/>.</param>
    Task<IReadOnlyList<Suppression>> SuppressionsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation);

    /// <summary>The standing subscriptions of an address, of one list or (null) of all.</summary>
    Task<IReadOnlyList<Subscription>> SubscriptionsAsync(EmailAddress address, string? list, CancellationToken cancellation);

    Task<IReadOnlyList<AvoidedPhrase>> AvoidedPhrasesAsync(CancellationToken cancellation);

    void Add(Entity entity);
}
