using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Work;

/// <summary>An approval has its outcome. Single answers that decide nothing yet raise no event.</summary>
public sealed record ApprovalAnswered(CampaignId Campaign, Stamp Stamp, ApprovalId Approval, string Title, string Outcome, int Responses)
    : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.ApprovalAnswered;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
        [("approval", Approval.ToString()), ("title", Title), ("outcome", Outcome), ("responses", (long)Responses)];
}
