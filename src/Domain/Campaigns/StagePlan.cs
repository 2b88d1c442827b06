using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Campaigns;

/// <summary>Planned dates, both inclusive. A null start is "not planned yet", a null end is open.</summary>
public sealed record StagePlan
{
    public static readonly StagePlan None = new(null, null);

    public StagePlan(DateOnly? start, DateOnly? end)
    {
        EndIsNotBeforeStart.Check(start, end);
        Start = start;
        End = end;
    }

    public DateOnly? Start { get; }

    public DateOnly? End { get; }
}
