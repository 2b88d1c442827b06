using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Campaigns;

/// <summary>A part of the campaign's work. It can be entered again and again; each visit is kept.</summary>
public sealed class Stage
{
    private readonly List<StageVisit> _visits = [];
    private readonly List<PlanChange> _planChanges = [];

    private Stage() => (Key, Title) = (null!, null!);

    internal Stage(int number, string key, string title, StagePlan plan, string? owner, Stamp stamp)
    {
        Number = number;
        Key = key;
        Title = title;
        Owner = owner;
        PlannedStart = plan.Start;
        PlannedEnd = plan.End;
        if (plan != StagePlan.None)
        {
            _planChanges.Add(new PlanChange(1, plan, stamp));
        }
    }

    /// <summary>Its place in the campaign, from 1.</summary>
    public int Number { get; private set; }

    public string Key { get; private set; }

    public string Title { get; private set; }

    /// <summary>Sign-in name or role of who looks after it; null when nobody was named.</summary>
    public string? Owner { get; private set; }

    public DateOnly? PlannedStart { get; private set; }

    public DateOnly? PlannedEnd { get; private set; }

    public StagePlan Plan => new(PlannedStart, PlannedEnd);

    public IReadOnlyList<StageVisit> Visits => _visits;

    /// <summary>All plans it ever had, oldest first; the last is the present one.</summary>
    public IReadOnlyList<PlanChange> PlanChanges => _planChanges;

    public StageVisit? CurrentVisit => _visits.Find(v => v.LeftAt is null);

    public StageStatus Status
    {
        get
        {
            var last = _visits.MaxBy(v => v.Number);
            return StatusOf(last is not null, CurrentVisit is not null, last?.Ending);
        }
    }

    /// <param name="ending">Of the latest visit; null where that is open or its ending is not on record.</param>
    internal static StageStatus StatusOf(bool wasEntered, bool isOpen, StageEnding? ending) =>
        !wasEntered ? StageStatus.NotStarted
        : isOpen ? StageStatus.Open
        : ending is StageEnding.Failed or StageEnding.TimedOut or StageEnding.Cancelled ? StageStatus.Stopped
        : StageStatus.Completed;

    internal StageVisit Enter(DateTimeOffset at, Stamp stamp)
    {
        Rule.Require(CurrentVisit is null, new StageIsNotOpen(Title));
        var visit = new StageVisit(_visits.Count + 1, at, stamp);
        _visits.Add(visit);
        return visit;
    }

    internal StageVisit Leave(DateTimeOffset at, StageEnding ending, Stamp stamp)
    {
        var visit = CurrentVisit;
        Rule.Require(visit is not null, new StageIsOpen(Title));
        Rule.Require(at >= visit!.EnteredAt, new VisitEndsAfterItStarts(Title));
        visit.Leave(at, ending, stamp);
        return visit;
    }

    internal void Replan(StagePlan plan, Stamp stamp)
    {
        (PlannedStart, PlannedEnd) = (plan.Start, plan.End);
        _planChanges.Add(new PlanChange(_planChanges.Count + 1, plan, stamp));
    }
}
