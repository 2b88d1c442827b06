using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.People;

public sealed record AllyJoined(CampaignId Campaign, Stamp Stamp, ParticipationId Participation, PersonId? Person, OrganisationId? Organisation)
    : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.AllyJoined;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
        [("participation", Participation.ToString()), ("person", Person?.ToString()), ("organisation", Organisation?.ToString())];
}

/// <summary>Raised for every kind of participant, an opponent who softens too; <paramref name="Kind"/> tells.</summary>
public sealed record AllyStanceChanged(
    CampaignId Campaign, Stamp Stamp, ParticipationId Participation, ParticipationKind Kind, int? Before, int Stance)
    : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.AllyStanceChanged;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
    [
        ("participation", Participation.ToString()), ("kind", WireName.Of(Kind)), ("before", (long?)Before), ("stance", (long)Stance),
    ];
}
