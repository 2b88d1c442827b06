namespace CampaignTracker.Workflows.Runtime;

/// <summary>Another writer saved the run in between. The transaction is undone and may be tried again from the start.</summary>
public sealed class RunChangedException(Guid run) : Exception($"Run {run} was saved by someone else in between.")
{
    public Guid Run { get; } = run;
}
