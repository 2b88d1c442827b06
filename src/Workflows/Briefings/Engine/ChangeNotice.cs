using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Changes;

namespace CampaignTracker.Workflows.Briefings.Engine;

/// <summary>What a change says to those whom it concerns.</summary>
internal static class ChangeNotice
{
    public static NoticeText Of(CampaignChange change)
    {
        var title = change.Text("title") ?? change.Step;
        var quoted = NoticeText.Quoted(title);
        return change.Request.Kind switch
        {
            "OpenApproval" => new(change.Texts("assignedTo"), $"Please decide: {title}", With($"You are asked to decide: **{quoted}**.{Due(change)}", change.Text("details")), $"approvals/{change.RecordId}", "Read and answer"),
            "OpenTask" => new(change.Texts("assignedTo"), $"A task for you: {title}", With($"**{quoted}** is yours.{Due(change)}", change.Text("details")), "work", "See your work"),
            "OpenReflection" => new(change.Texts("assignedTo"), $"Time to reflect: {title}", $"**{quoted}**: a protected pause. Take the time it needs.", "work", "See your work"),
            _ => new(change.Texts("to"), $"Reminder: {title}", With($"**{quoted}**", change.Text("text") is { } text ? NoticeText.Quoted(text) : null), "work", "See your work"),
        };
    }

    private static string Due(CampaignChange change) => Rendering.DateWords.TryWrite(change.Text("due") ?? "", TimeZoneInfo.Utc, out var day) ? $" It is due on {day}." : "";

    private static string With(string text, string? more) => string.IsNullOrWhiteSpace(more) ? text : $"{text}\n\n{more}";
}
