namespace CampaignTracker.Workflows.Scheduling.Jobs;

/// <summary>What a kind of recurring job does.</summary>
public interface IRecurringWork
{
    string Kind { get; }

    /// <summary>
    /// Called at least once for each fire: after a crash the same fire comes again, so the work must be idempotent by
    /// name and due time. Never called twice at a time for one name. An exception is logged and ends this fire; the
    /// next occurrence is unaffected.
    /// </summary>
    Task RunAsync(RecurringFire fire, CancellationToken cancellationToken);
}
