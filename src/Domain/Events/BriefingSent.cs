using CampaignTracker.Domain.Campaigns;

namespace CampaignTracker.Domain.Events;

/// <summary>A briefing issue has been handed over for all of its recipients; single deliveries may still fail.</summary>
public sealed record BriefingSent(CampaignId Campaign, Stamp Stamp, Guid Briefing, string Template, string Audience, int Recipients, string Subject)
    : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.BriefingSent;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
    [
        ("briefing", Briefing.ToString()), ("template", Template), ("audience", Audience), ("recipients", (long)Recipients),
    ];
}
