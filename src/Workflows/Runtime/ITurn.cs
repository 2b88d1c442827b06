using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>One transaction on the store. Disposing without <see cref="CommitAsync(CancellationToken)"/> undoes everything.</summary>
/// <remarks>
/// Nothing here waits for a lock that another turn holds: what is locked is left out of the answer and stays for later. Turns can
/// therefore never deadlock with each other, whatever the order in which they meet runs and campaigns.
/// </remarks>
public interface ITurn : IAsyncDisposable
{
    /// <summary>Takes ready items that move runs, oldest first. They stay locked until the end of the transaction.</summary>
    Task<IReadOnlyList<WorkItem>> ClaimAsync(DateTimeOffset now, int max, CancellationToken cancel);

    /// <summary>Those of the items that still exist, locked.</summary>
    Task<IReadOnlySet<Guid>> HoldItemsAsync(IReadOnlyCollection<Guid> items, CancellationToken cancel);

    /// <summary>Loads and locks runs. A run that another turn has, or that does not exist, is missing from the answer.</summary>
    Task<IReadOnlyDictionary<Guid, StoredRun>> LockRunsAsync(IReadOnlyCollection<Guid> runs, CancellationToken cancel);

    Task<bool> RunExistsAsync(Guid run, CancellationToken cancel);

    /// <summary>Keeps event dispatch of these campaigns out until the end of the transaction; other turns may do the same at once.</summary>
    /// <returns>Those that a dispatch is not just at.</returns>
    Task<IReadOnlySet<CampaignId>> ShareCampaignsAsync(IReadOnlyCollection<CampaignId> campaigns, CancellationToken cancel);

    /// <summary>Events to dispatch, oldest first, each with its campaign locked against turns; events of a campaign that is in use stay for later.</summary>
    Task<IReadOnlyList<PendingEvent>> TakeEventsAsync(int max, CancellationToken cancel);

    /// <summary>Locks each event's campaign as <see cref="TakeEventsAsync"/> does, then looks up whom the event reaches.</summary>
    /// <returns>One for each event, in their order.</returns>
    Task<IReadOnlyList<EventReach>> ReachAsync(IReadOnlyList<PendingEvent> events, CancellationToken cancel);

    /// <summary>Who waits for the event, ordered by run and instance, from after the one given.</summary>
    Task<IReadOnlyList<Subscription>> SubscribersAsync(CampaignId? campaign, string name, Subscription? after, int max, CancellationToken cancel);

    /// <summary>The version that new runs of the flow get; the flow is named by its id or, ignoring case, its name. Null when there is none.</summary>
    Task<Guid?> LatestVersionAsync(string flow, CancellationToken cancel);

    /// <summary>Keeps other turns from counting and starting runs of this trigger until the end of the transaction; false where one is just at it.</summary>
    Task<bool> TakeTriggerAsync(Guid flow, string trigger, CancellationToken cancel);

    /// <summary>How many runs of the flow that this trigger started have not ended, and how many of them still wait for their start.</summary>
    Task<RunsOfTrigger> RunsOfTriggerAsync(Guid flow, string trigger, CancellationToken cancel);

    /// <summary>Runs that steps of this one started and that have not ended, each with the step's instance.</summary>
    Task<IReadOnlyList<StepOfRun>> OpenChildrenAsync(Guid parent, CancellationToken cancel);

    /// <summary>How many runs that descend from this one have not ended. Without a lock: what other turns are just starting is not in it.</summary>
    Task<int> OpenBelowAsync(Guid root, CancellationToken cancel);

    /// <summary>Puts a run's parked items back into the queue.</summary>
    Task UnparkAsync(Guid run, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The runs under keys that were used before.</summary>
    Task<IReadOnlyDictionary<string, Guid>> FindKeysAsync(IReadOnlyCollection<string> keys, CancellationToken cancel);

    /// <summary>Large values by their keys; those that are not there are missing from the answer.</summary>
    Task<IReadOnlyDictionary<string, byte[]>> ContentsAsync(IReadOnlyCollection<string> keys, CancellationToken cancel);

    /// <exception cref="RunChangedException">A run is not at the turn it was loaded at.</exception>
    Task WriteAsync(TurnWrites writes, CancellationToken cancel);

    Task CommitAsync(CancellationToken cancel);

    /// <summary><see cref="WriteAsync"/> and <see cref="CommitAsync(CancellationToken)"/>, in one round trip where the database can.</summary>
    /// <exception cref="RunChangedException">A run is not at the turn it was loaded at; nothing is committed.</exception>
    async Task CommitAsync(TurnWrites writes, CancellationToken cancel)
    {
        await WriteAsync(writes, cancel);
        await CommitAsync(cancel);
    }
}
