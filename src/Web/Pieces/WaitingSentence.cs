using CampaignTracker.Web.Words;

namespace CampaignTracker.Web.Pieces;

/// <summary>What something waits for, since when, until when, and who can act. Every waiting thing is said in this form.</summary>
/// <param name="For">Follows "for": "2 more published claims (1 of 3)". Null where it waits for nothing but the time.</param>
/// <param name="Until">Null where it waits for as long as it takes.</param>
/// <param name="WhoCanAct">A whole sentence: "Anna Field can override." Null where only time or facts can end it.</param>
/// <param name="Link">Where to act or to see more; null where there is no such page.</param>
public sealed record WaitingSentence(string? For, DateTimeOffset Since, DateTimeOffset? Until = null, string? WhoCanAct = null, string? Link = null)
{
    public string Words(DateWords dates)
    {
        var until = Until is not { } end ? "" : For is null ? $" until {dates.Short(dates.DayOf(end))}" : $", until {dates.Short(dates.DayOf(end))} at the latest";
        var what = For is null ? "" : $" for {For}";
        var who = WhoCanAct is null ? "" : " " + WhoCanAct;
        return $"Waiting since {dates.Short(dates.DayOf(Since))}{what}{until}.{who}";
    }
}
