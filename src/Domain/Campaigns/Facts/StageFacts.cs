using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Campaigns.Facts;

/// <param name="Status">notStarted, open or completed.</param>
/// <param name="Visits">How often it was entered.</param>
/// <param name="EnteredAt">Of the latest visit; null before the first.</param>
/// <param name="CompletedAt">Of the latest visit; null while it is open.</param>
public sealed record StageFacts(
    string Key, string Title, string Status, int Visits, DateTimeOffset? EnteredAt, DateTimeOffset? CompletedAt, DateOnly? PlannedStart,
    DateOnly? PlannedEnd)
{
    public static StageFacts Of(
        string key, string title, int visits, DateTimeOffset? enteredAt, DateTimeOffset? completedAt, DateOnly? plannedStart, DateOnly? plannedEnd)
    {
        var status = visits == 0 ? StageStatus.NotStarted : completedAt is null ? StageStatus.Open : StageStatus.Completed;
        return new StageFacts(key, title, WireName.Of(status), visits, enteredAt, completedAt, plannedStart, plannedEnd);
    }
}
