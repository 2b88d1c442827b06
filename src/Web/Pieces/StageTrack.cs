using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Web.Words;

namespace CampaignTracker.Web.Pieces;

/// <summary>One stage on the track. Days are inclusive; a visit without an end is still open.</summary>
public sealed record TrackStage(string Title, StageStatus Status, DateOnly? PlannedStart, DateOnly? PlannedEnd, IReadOnlyList<TrackVisit> Visits)
{
    public TrackVisit? Open => Visits.FirstOrDefault(v => v.Left is null);

    /// <summary>The open visit, carried on to its planned end. Null where nothing is open or the plan is already past.</summary>
    public DateOnly? ForecastUntil(DateOnly today) => Open is not null && PlannedEnd > today ? PlannedEnd : null;

    public StatusKind Kind => Status switch
    {
        StageStatus.NotStarted => StatusKind.Planned,
        StageStatus.Open => StatusKind.Active,
        StageStatus.Completed => StatusKind.Done,
        StageStatus.Stopped => Visits[^1].Ending == StageEnding.Cancelled ? StatusKind.Stopped : StatusKind.Wrong,
    };

    public string Word => Status switch
    {
        StageStatus.NotStarted => "Not started",
        StageStatus.Open => "Open",
        StageStatus.Completed => "Completed",
        StageStatus.Stopped => Visits[^1].Ending == StageEnding.Failed ? "Failed" : Visits[^1].Ending == StageEnding.TimedOut ? "Took too long" : "Broken off",
    };

    public static TrackStage Of(Stage stage, DateWords words) => new(
        stage.Title, stage.Status, stage.PlannedStart, stage.PlannedEnd,
        [.. stage.Visits.Select(v => new TrackVisit(words.DayOf(v.EnteredAt), v.LeftAt is { } left ? words.DayOf(left) : null, v.Ending))]);
}

/// <param name="Left">Null while the stage is open.</param>
/// <param name="Ending">Null while the stage is open, and for a visit that ended before this was recorded.</param>
public sealed record TrackVisit(DateOnly Entered, DateOnly? Left, StageEnding? Ending = null);

/// <summary>The stages of a campaign on a time axis; they may overlap and repeat.</summary>
public sealed record StageTrack(string Campaign, IReadOnlyList<TrackStage> Stages, DateOnly Today)
{
    public TrackDrawing Draw() => TrackDrawing.Of(this);
}
