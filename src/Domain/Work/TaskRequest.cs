namespace CampaignTracker.Domain.Work;

/// <param name="DueOn">The last day in time, already counted out; the domain knows no bank holidays.</param>
/// <param name="IsReflection">The review of a protected pause, during which reminders of the campaign ease.</param>
public sealed record TaskRequest(string Title, Assignee Assignee, string? Details = null, DateOnly? DueOn = null, int? DueInWorkingDays = null, bool IsReflection = false);
