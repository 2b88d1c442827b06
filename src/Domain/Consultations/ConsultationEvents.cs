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

/// <summary>May come several times for one consultation, each with fewer working days left; a flow picks the distance it acts on.</summary>
public sealed record ConsultationClosing(
    CampaignId Campaign, Stamp Stamp, ConsultationId Consultation, string Key, string Title, DateOnly ClosesOn, int WorkingDaysLeft)
    : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.ConsultationClosing;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
    [
        ("consultation", Consultation.ToString()), ("key", Key), ("title", Title), ("closes", Text(ClosesOn)),
        ("workingDaysLeft", (long)WorkingDaysLeft),
    ];
}
