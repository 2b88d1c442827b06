using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Consultations;

public sealed record ConsultationOpened(
    CampaignId Campaign, Stamp Stamp, ConsultationId Consultation, string Key, string Title, string Body, DateOnly ClosesOn)
    : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.ConsultationOpened;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
    [
        ("consultation", Consultation.ToString()), ("key", Key), ("title", Title), ("body", Body), ("closes", Text(ClosesOn)),
    ];
}

/// <summary>Comes once for each of the <see cref="Consultation.ClosingDistances"/>; a flow picks the distance it acts on.</summary>
/// <param name="Distance">Which of them this is.</param>
/// <param name="WorkingDaysLeft">As many, or fewer where it is told late.</param>
public sealed record ConsultationClosing(
    CampaignId Campaign, Stamp Stamp, ConsultationId Consultation, string Key, string Title, DateOnly ClosesOn, int Distance, int WorkingDaysLeft)
    : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.ConsultationClosing;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
    [
        ("consultation", Consultation.ToString()), ("key", Key), ("title", Title), ("closes", Text(ClosesOn)),
        ("distance", (long)Distance), ("workingDaysLeft", (long)WorkingDaysLeft),
    ];
}
