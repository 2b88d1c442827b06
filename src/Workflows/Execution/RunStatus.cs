namespace CampaignTracker.Workflows.Execution;

public enum RunStatus : byte
{
    /// <summary>Made, but its start has not been advanced yet.</summary>
    New,

    /// <summary>Steps are under way or wait.</summary>
    Running,

    /// <summary>A person has paused it: what falls due meanwhile is held and taken up when it goes on.</summary>
    Paused,
    Succeeded,
    Failed,
    TimedOut,
    Cancelled,
}
