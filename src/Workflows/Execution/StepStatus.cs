namespace CampaignTracker.Workflows.Execution;

/// <summary>The statuses of the language (flow reference, "runAfter"). <see cref="None"/> is a step that has not been reached.</summary>
public enum StepStatus : byte
{
    None,
    Waiting,
    Running,
    Succeeded,
    Failed,
    Skipped,
    TimedOut,
    Cancelled,
}
