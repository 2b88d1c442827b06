using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Turns;

namespace CampaignTracker.Workflows.Briefings.Engine;

/// <summary>Mail with the changes that concern somebody, and an end to briefings whose step no longer waits.</summary>
public sealed class BriefingWrapper(TeamNotices notices) : IChangeWrapper
{
    public IChangeHandler Around(IChangeHandler inner) =>
        MailedChange.Concerns(inner.Kind) ? new MailedChange(inner, notices)
        : inner.Kind == RunAdvancing.Withdraw ? new WithdrawnBriefing(inner)
        : inner;
}
