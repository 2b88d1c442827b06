using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>One line of a run's history. Entries are appended and never changed.</summary>
/// <param name="Path">The step's path with its loop turns, such as <c>Evidence/For_each[3]/Compose</c>; empty for the run itself.</param>
/// <param name="Instance">The step's instance in the run; 0 for the run itself.</param>
/// <param name="Visit">1 the first time the step runs at this place, more after going back.</param>
public sealed record JournalEntry(
    DateTimeOffset At,
    JournalKind Kind,
    string Path,
    string StepType,
    long Instance,
    StepStatus Status,
    int Visit = 1,
    int Attempt = 1,
    DateTimeOffset? StartedAt = null,
    Value? Inputs = null,
    Value? Outputs = null,
    StepFault? Fault = null,
    string? By = null,
    string? Reason = null,
    Value? Tracked = null);

public enum JournalKind : byte
{
    RunStarted,

    /// <summary>The step began to wait.</summary>
    StepWaiting,
    StepEnded,

    /// <summary>An attempt failed and will be tried again.</summary>
    StepRetrying,

    /// <summary>Something reached a waiting step without ending it: a reminder went out, an event did not match, a condition does not hold yet.</summary>
    StepNoted,

    /// <summary>A person acted: an override, a skip, a retry, going back, a pause, a cancel, a migration.</summary>
    PersonActed,

    /// <summary>An input that no longer applied.</summary>
    Ignored,
    RunEnded,
}
