using System.Globalization;

namespace CampaignTracker.Web.Pieces;

/// <summary>The stage track in units of its picture: where each bar begins and how long it is.</summary>
public sealed class TrackDrawing
{
    public const int Width = 1000;
    public const int Left = 260;
    public const int RowHeight = 44;
    public const int AxisHeight = 30;

    private readonly DateOnly _from;
    private readonly DateOnly _to;

    private TrackDrawing(DateOnly from, DateOnly to) => (_from, _to) = (from, to);

    public int Height { get; private init; }

    public IReadOnlyList<TrackRow> Rows { get; private set; } = [];

    public IReadOnlyList<(int X, string Label)> Ticks { get; private set; } = [];

    public int Today { get; private set; }

    public static TrackDrawing Of(StageTrack track)
    {
        var days = track.Stages.SelectMany(Days).Append(track.Today).ToList();
        var margin = Math.Max(14, (days.Max().DayNumber - days.Min().DayNumber) / 40);
        var drawing = new TrackDrawing(days.Min().AddDays(-margin), days.Max().AddDays(margin)) { Height = AxisHeight + (track.Stages.Count * RowHeight) + 8 };
        drawing.Rows = [.. track.Stages.Select((stage, i) => drawing.Row(stage, AxisHeight + (i * RowHeight), track.Today))];
        drawing.Ticks = [.. drawing.MakeTicks()];
        drawing.Today = drawing.X(track.Today);
        return drawing;
    }

    private static IEnumerable<DateOnly> Days(TrackStage stage) =>
        new[] { stage.PlannedStart, stage.PlannedEnd }.OfType<DateOnly>().Concat(stage.Visits.Select(v => v.Entered)).Concat(stage.Visits.Select(v => v.Left).OfType<DateOnly>());

    private TrackRow Row(TrackStage stage, int top, DateOnly today)
    {
        var open = stage.ForecastUntil(today);
        return new TrackRow(
            stage, top,
            stage.PlannedStart is { } start ? Bar(start, stage.PlannedEnd ?? today) : null,
            [.. stage.Visits.Select(v => Bar(v.Entered, v.Left ?? today))],
            open is { } until ? Bar(today, until) : null);
    }

    private TrackBar Bar(DateOnly from, DateOnly to)
    {
        var x = X(from);
        return new TrackBar(x, Math.Max(4, X(to < from ? from : to) - x));
    }

    private int X(DateOnly day)
    {
        var span = Math.Max(1, _to.DayNumber - _from.DayNumber);
        return Left + (int)((long)(day.DayNumber - _from.DayNumber) * (Width - Left - 10) / span);
    }

    // Whole years where the campaign is long, quarters where it is short; never closer than a label is wide.
    private IEnumerable<(int X, string Label)> MakeTicks()
    {
        var months = (_to.DayNumber - _from.DayNumber) / 30;
        var step = months switch { <= 6 => 1, <= 30 => 3, <= 144 => 12, <= 288 => 24, _ => 60 };
        var tick = new DateOnly(_from.Year, 1, 1);
        for (; tick <= _to; tick = tick.AddMonths(step))
        {
            if (tick >= _from)
            {
                yield return (X(tick), tick.ToString(step < 12 ? "MMM yyyy" : "yyyy", CultureInfo.GetCultureInfo("en-GB")));
            }
        }
    }
}

/// <param name="Top">Upper edge of the row.</param>
public sealed record TrackRow(TrackStage Stage, int Top, TrackBar? Plan, IReadOnlyList<TrackBar> Visits, TrackBar? Forecast);

public sealed record TrackBar(int X, int Width);
