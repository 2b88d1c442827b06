using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Campaigns.Facts;

/// <param name="Status">notStarted, open, completed or stopped (left before its work was done).</param>
/// <param name="Visits">How often it was entered.</param>
/// <param name="EnteredAt">Of the latest visit; null before the first.</param>
/// <param name="CompletedAt">When the latest visit ended, however that was; null while it is open.</param>
public sealed record StageFacts(
    string Key, string Title, string Status, int Visits, DateTimeOffset? EnteredAt, DateTimeOffset? CompletedAt, DateOnly? PlannedStart,
    DateOnly? PlannedEnd)
{
    public static StageFacts Of(
        string key, string title, int visits, DateTimeOffset? enteredAt, DateTimeOffset? completedAt, StageEnding? ending, DateOnly? plannedStart,
        DateOnly? plannedEnd)
    {
        var status = Stage.StatusOf(visits > 0, completedAt is null, ending);
        return new StageFacts(key, title, WireName.Of(status), visits, enteredAt, completedAt, plannedStart, plannedEnd);
    }
}
