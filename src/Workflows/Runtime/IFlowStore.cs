using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>Where runs live. Everything about a run changes inside an <see cref="ITurn"/>; the rest is leases and look-ups.</summary>
/// <remarks>Safe for use from several threads, and by several processes on one database.</remarks>
public interface IFlowStore
{
    /// <summary>Begins a transaction. Where the database has one writer at a time it waits for its turn.</summary>
    Task<ITurn> BeginAsync(CancellationToken cancel);

    /// <summary>When the next item of the queue becomes ready; null where there is none. One index look-up, however many runs sleep.</summary>
    Task<DateTimeOffset?> NextReadyAsync(WorkQueue queue, CancellationToken cancel);

    Task<FlowVersion?> FindVersionAsync(Guid version, CancellationToken cancel);

    /// <summary>Takes ready outside work for the length of a lease, in a transaction of its own. What another owner's lease covers is left alone until that runs out.</summary>
    /// <remarks>A database server measures leases by its own clock, so nodes whose clocks differ agree.</remarks>
    Task<IReadOnlyList<WorkItem>> LeaseAsync(string owner, TimeSpan length, DateTimeOffset now, int max, CancellationToken cancel);

    /// <returns>False where the lease is no longer the owner's: another worker has taken over.</returns>
    Task<bool> RenewAsync(Guid item, string owner, TimeSpan length, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Whether the same transaction may succeed when it is tried again: a deadlock, a lock that took too long, a connection lost before the commit.</summary>
    bool IsTransient(Exception exception);

    /// <summary>Whether a commit under way may have been done in spite of this: the connection broke before the database's answer came.</summary>
    bool IsUncertain(Exception exception);
}
