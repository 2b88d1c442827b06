namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>A run failed after it had changed records in the shared transaction: that must be undone, and the others go again without it.</summary>
internal sealed class BatchSpoiledException(RunAtWork work, Exception fault) : Exception(fault.Message, fault)
{
    public RunAtWork Work { get; } = work;
}
