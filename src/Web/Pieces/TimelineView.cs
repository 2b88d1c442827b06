using CampaignTracker.Domain.Events;
using CampaignTracker.Web.Words;

namespace CampaignTracker.Web.Pieces;

/// <summary>One line of the story: what happened, who or what did it, when.</summary>
public sealed record TimelineLine(string Kind, string Sentence, Origin By, DateTimeOffset At, string? Link)
{
    public bool IsAutomatic => By.Kind == OriginKind.Flow;

    public string ByWords => By.Words();

    public string? RunLink => By.RunId is { } run ? $"/runs/{run}" : null;

    public string Icon => IsAutomatic ? "automation" : Kind.Split('.')[0] switch
    {
        "evidence" or "observation" => "evidence",
        "claim" => "claim",
        "policy" => "policy",
        "contact" => "attempt",
        "ally" => "people",
        "task" => "task",
        "approval" => "approval",
        "stage" => "stage",
        "briefing" => "briefing",
        "consultation" => "calendar",
        "reminder" => "needs-you",
        "flow" => "flow",
        _ => "timeline",
    };
}

/// <summary>The story by day, latest first.</summary>
public sealed record TimelineView(IReadOnlyList<(DateOnly Day, IReadOnlyList<TimelineLine> Lines)> Days)
{
    public static TimelineView Of(IEnumerable<TimelineLine> lines, DateWords words) => new(
        [.. lines.GroupBy(line => words.DayOf(line.At)).OrderByDescending(day => day.Key)
            .Select(day => (day.Key, (IReadOnlyList<TimelineLine>)[.. day.OrderByDescending(line => line.At)]))]);
}
