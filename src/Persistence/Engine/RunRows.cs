using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Persistence.Engine;

/// <summary>One life of a flow. Written by turns only; pages read it.</summary>
public sealed class RunRow
{
    public required Guid Id { get; init; }

    public required Guid FlowVersionId { get; init; }

    public CampaignId? CampaignId { get; init; }

    public required RunStatus Status { get; init; }

    /// <summary>Turns saved; the journal's last turn, and the guard against a second writer.</summary>
    public required long Turn { get; init; }

    public required byte[] State { get; init; }

    public required string Trigger { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public Guid? ParentRunId { get; init; }

    public long ParentInstance { get; init; }

    public int ParentAttempt { get; init; }

    /// <summary>The first of the runs that started each other down to this one; null where no run started it.</summary>
    public Guid? RootRunId { get; init; }

    /// <summary>How many runs stand above it; 0 where no run started it.</summary>
    public int Generation { get; init; }

    /// <summary>Why it failed, for people; null where it did not.</summary>
    public string? FaultCode { get; init; }

    public string? FaultMessage { get; init; }

    /// <summary>The flow's outputs as JSON; null until it has ended.</summary>
    public string? Outputs { get; init; }

    /// <summary>Why the engine could not go on with the run, after repeated tries; null where all is well.</summary>
    public string? Trouble { get; init; }

    /// <summary>As a turn sees it.</summary>
    public StoredRun ToStored() => new()
    {
        Id = Id,
        VersionId = FlowVersionId,
        Campaign = CampaignId,
        Status = Status,
        Turn = Turn,
        State = State,
        Trigger = Trigger,
        StartedAt = StartedAt,
        Parent = ParentRunId is { } parent ? new(parent, ParentInstance, ParentAttempt) : null,
        Root = RootRunId,
        Generation = Generation,
    };
}

/// <summary>What a waiting step waits for, in words.</summary>
public sealed class WaitRow
{
    public required Guid RunId { get; init; }

    public required long Instance { get; init; }

    public CampaignId? CampaignId { get; init; }

    public required string Path { get; init; }

    public required string StepType { get; init; }

    public required string Title { get; init; }

    /// <summary>Completes "waiting for ...".</summary>
    public required string WaitingFor { get; init; }

    public required DateTimeOffset Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>A JSON array of people and roles.</summary>
    public required string MayAct { get; init; }
}

/// <summary>What wakes a waiting step.</summary>
public sealed class SubscriptionRow
{
    /// <summary><see cref="Guid.Empty"/> for a run of no campaign.</summary>
    public required CampaignId CampaignId { get; init; }

    /// <summary>An event's name, or * for every event of the campaign.</summary>
    public required string EventKey { get; init; }

    public required Guid RunId { get; init; }

    public required long Instance { get; init; }
}

/// <summary>Something that is due; see <see cref="Workflows.Runtime.Rows.WorkItem"/>.</summary>
public sealed class WorkItemRow
{
    public required Guid Id { get; init; }

    public required Workflows.Runtime.Rows.WorkQueue Queue { get; init; }

    public required Workflows.Runtime.Rows.WorkKind Kind { get; init; }

    public Guid? RunId { get; init; }

    public long Instance { get; init; }

    public required string Purpose { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset ReadyAt { get; init; }

    public byte[]? Payload { get; init; }

    public int Attempt { get; init; }

    public string? LeaseOwner { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    public string? LastError { get; init; }
}

/// <summary>What happened in one turn of one run.</summary>
public sealed class RunJournalRow
{
    public required Guid RunId { get; init; }

    public required long Turn { get; init; }

    /// <summary>A turn of more than 500 entries takes several rows.</summary>
    public required int Part { get; init; }

    public required DateTimeOffset At { get; init; }

    public required int Count { get; init; }

    /// <summary>A JSON array; <see cref="Workflows.Runtime.JournalJson"/> reads it.</summary>
    public required string Entries { get; init; }
}

/// <summary>A large value, kept once.</summary>
public sealed class ContentRow
{
    /// <summary>SHA-256, lower-case hex.</summary>
    public required string Hash { get; init; }

    public required byte[] Bytes { get; init; }
}

/// <summary>A request that was carried out.</summary>
public sealed class AcceptedKeyRow
{
    public required string Key { get; init; }

    public required Guid RunId { get; init; }

    public required DateTimeOffset At { get; init; }
}
