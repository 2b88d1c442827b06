using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Campaigns;

/// <summary>A stage's plan as it was set at one time.</summary>
public sealed class PlanChange : HistoryEntry
{
    private PlanChange()
    {
    }

    internal PlanChange(int number, StagePlan plan, Stamp stamp)
        : base(number, stamp)
    {
        Start = plan.Start;
        End = plan.End;
    }

    public DateOnly? Start { get; private set; }

    public DateOnly? End { get; private set; }
}
