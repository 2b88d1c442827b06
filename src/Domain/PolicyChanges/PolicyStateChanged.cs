using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Time;

namespace CampaignTracker.Domain.PolicyChanges;

/// <summary>The ledger has a new entry. It may be about the past, so it need not be the present state.</summary>
public sealed record PolicyStateChanged(
    CampaignId Campaign, Stamp Stamp, LedgerEntryId Entry, PolicyState State, PartialDate When, string What, string Source, bool Correction)
    : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.PolicyStateChanged;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
    [
        ("entry", Entry.ToString()), ("state", State.ToKey()), ("date", Text(When.Date)), ("what", What), ("source", Source),
        ("correction", Correction),
    ];
}
