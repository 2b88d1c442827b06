using CampaignTracker.Web.Pieces;
using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Web.Words;

/// <summary>How the steps and statuses of a flow read to people.</summary>
public static class StepWords
{
    /// <summary>"Evidence/For_each[3]/Ask_leadership" reads "Evidence, For each (4), Ask leadership". Turns count from 1 for people.</summary>
    public static string Path(string path) => string.Join(", ", path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Segment));

    /// <summary>"Campaign.WaitForEvent" reads "Wait for event".</summary>
    public static string Type(string type) => EnumWords.Sentence(MemberWords.Inner(type[(type.LastIndexOf('.') + 1)..]));

    public static string Word(StepStatus status) => status switch
    {
        StepStatus.None => "Not reached",
        StepStatus.Waiting => "Waiting",
        StepStatus.Running => "Under way",
        StepStatus.Succeeded => "Succeeded",
        StepStatus.Failed => "Failed",
        StepStatus.Skipped => "Skipped",
        StepStatus.TimedOut => "Ran out of time",
        StepStatus.Cancelled => "Cancelled",
    };

    public static StatusKind Kind(StepStatus status) => status switch
    {
        StepStatus.Succeeded => StatusKind.Done,
        StepStatus.Failed or StepStatus.TimedOut => StatusKind.Wrong,
        StepStatus.Waiting => StatusKind.NeedsYou,
        StepStatus.Running => StatusKind.Active,
        StepStatus.Cancelled or StepStatus.Skipped => StatusKind.Stopped,
        StepStatus.None => StatusKind.Quiet,
    };

    public static string Word(RunStatus status) => status switch
    {
        RunStatus.New => "About to start",
        RunStatus.Running => "Under way",
        RunStatus.Paused => "Paused",
        RunStatus.Succeeded => "Succeeded",
        RunStatus.Failed => "Failed",
        RunStatus.TimedOut => "Ran out of time",
        RunStatus.Cancelled => "Cancelled",
    };

    public static StatusKind Kind(RunStatus status) => status switch
    {
        RunStatus.New or RunStatus.Running => StatusKind.Active,
        RunStatus.Paused => StatusKind.NeedsYou,
        RunStatus.Succeeded => StatusKind.Done,
        RunStatus.Failed or RunStatus.TimedOut => StatusKind.Wrong,
        RunStatus.Cancelled => StatusKind.Stopped,
    };

    /// <summary>Null for what took less than a second: nobody asks for that.</summary>
    public static string? Took(TimeSpan length) => length.TotalSeconds switch
    {
        < 1 => null,
        < 60 => Count.Of((long)length.TotalSeconds, "second"),
        < 3600 => Count.Of((long)length.TotalMinutes, "minute"),
        < 86_400 => Count.Of((long)length.TotalHours, "hour"),
        _ => Count.Of((long)length.TotalDays, "day"),
    };

    private static string Segment(string segment)
    {
        var bracket = segment.IndexOf('[', StringComparison.Ordinal);
        var name = (bracket < 0 ? segment : segment[..bracket]).Replace('_', ' ');
        return bracket >= 0 && int.TryParse(segment[(bracket + 1)..].TrimEnd(']'), out var turn) ? $"{name} ({turn + 1})" : name;
    }
}
