using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Workflows.Runtime.Rows;

/// <summary>Everything that one transaction writes for its runs, collected first so that a store can write each table once.</summary>
/// <remarks>A store applies it in this order: clears, then inserts, so that a timer may be cleared and set again in one turn.</remarks>
public sealed class TurnWrites
{
    public List<RunWrite> Runs { get; } = [];

    public List<JournalWrite> Journal { get; } = [];

    /// <summary>Steps that no longer wait: their timers, subscriptions, description and calls that nobody has begun go.</summary>
    public List<StepOfRun> ClearedSteps { get; } = [];

    public List<TimerOfStep> ClearedTimers { get; } = [];

    /// <summary>Runs that have ended: timers, subscriptions and descriptions go. Calls stay, they are still owed.</summary>
    public List<Guid> EndedRuns { get; } = [];

    /// <summary>Replaces the description of the same step.</summary>
    public List<WaitWrite> Waits { get; } = [];

    /// <summary>Written once however often it is asked for.</summary>
    public List<Subscription> Subscriptions { get; } = [];

    public List<WorkItem> Items { get; } = [];

    /// <summary>Items that are done with.</summary>
    public List<Guid> Taken { get; } = [];

    /// <summary>Items that failed: their queue, readiness, attempt and error are saved.</summary>
    public List<WorkItem> Deferred { get; } = [];

    public List<Guid> DispatchedEvents { get; } = [];

    public List<TriggerLine> TriggerLines { get; } = [];

    public List<StoredContent> Contents { get; } = [];

    public List<AcceptedKey> Keys { get; } = [];

    /// <summary>Descriptions whose step has another path now.</summary>
    public List<WaitRename> RenamedWaits { get; } = [];

    public List<MoveWrite> Moves { get; } = [];

    public List<MoveUndoneWrite> UndoneMoves { get; } = [];
}

public readonly record struct StepOfRun(Guid Run, long Instance);

public readonly record struct TimerOfStep(Guid Run, long Instance, string Purpose);

/// <param name="IsNew">An insert; otherwise an update that must find the turn before this one.</param>
/// <param name="Trouble">Why the engine itself could not go on with the run; null where all is well.</param>
public sealed record RunWrite(StoredRun Run, bool IsNew, DateTimeOffset? EndedAt, StepFault? Fault, string? Outputs, string? Trouble = null);

/// <param name="Part">0, or more where one turn has more entries than a row holds.</param>
/// <param name="Entries">A JSON array, see <see cref="JournalJson"/>.</param>
public sealed record JournalWrite(Guid Run, long Turn, int Part, DateTimeOffset At, int Count, string Entries);

/// <param name="Replaces">The step may have a description already; false for one that began in this turn.</param>
public sealed record WaitWrite(
    Guid Run,
    long Instance,
    CampaignId? Campaign,
    string Path,
    string StepType,
    string Title,
    string WaitingFor,
    DateTimeOffset Since,
    DateTimeOffset? Until,
    string MayAct,
    bool Replaces = true);

/// <param name="Key">An event's name, or <see cref="Facts"/> for every event of the campaign.</param>
public sealed record Subscription(CampaignId? Campaign, string Key, Guid Run, long Instance)
{
    public const string Facts = "*";
}

/// <summary>What became of a trigger when its event came.</summary>
/// <param name="Run">The run that it started; null where it did not fire.</param>
/// <param name="Reason">Why it did not fire; beside a run a note, such as that it started late, or empty.</param>
public sealed record TriggerLine(Guid Id, Guid Flow, string Trigger, DateTimeOffset At, Guid? Event, Guid? Run, string Reason);

public readonly record struct RunsOfTrigger(int Running, int Queued);

/// <summary>A large value as JSON, kept once.</summary>
/// <param name="Hash">Its key: <see cref="RunContents"/> makes it.</param>
public sealed record StoredContent(string Hash, ReadOnlyMemory<byte> Bytes);

/// <summary>A request that was carried out: the same key again gives the same run and does nothing.</summary>
public sealed record AcceptedKey(string Key, Guid Run, DateTimeOffset At);
