using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Evidence;

public sealed record ClaimPublished(CampaignId Campaign, Stamp Stamp, ClaimId Claim, string Key, decimal Figure, string Unit)
    : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.ClaimPublished;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
        [("claim", Claim.ToString()), ("key", Key), ("figure", (double)Figure), ("unit", Unit)];
}

/// <summary>A published claim has a new figure, or was withdrawn: every text that cites it needs another look.</summary>
public sealed record ClaimCorrected(
    CampaignId Campaign, Stamp Stamp, ClaimId Claim, string Key, decimal Before, decimal Figure, ClaimStatus Status)
    : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.ClaimCorrected;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
    [
        ("claim", Claim.ToString()), ("key", Key), ("before", (double)Before), ("figure", (double)Figure),
        ("withdrawn", Status == ClaimStatus.Withdrawn),
    ];
}
