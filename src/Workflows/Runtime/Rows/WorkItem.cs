using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Workflows.Runtime.Rows;

/// <summary>Something that is due. Written in the transaction of the turn that wants it, gone in the one that took it.</summary>
public sealed record WorkItem
{
    private const string QueuedPurpose = "QueuedStart";

    public required Guid Id { get; init; }

    public required WorkQueue Queue { get; init; }

    public required WorkKind Kind { get; init; }

    /// <summary>Null for outside work that no run waits for, such as a notice to a person.</summary>
    public Guid? Run { get; init; }

    public long Instance { get; init; }

    /// <summary>A timer's purpose, or that this is a queued start; empty otherwise.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>When it was meant to happen. Never moved: a timer that fires late still says when it should have.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>From when it may be taken: <see cref="DueAt"/>, or later after a failure.</summary>
    public required DateTimeOffset ReadyAt { get; init; }

    /// <summary>An input or a call as JSON in UTF-8; empty for a timer.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>How often it was taken and failed.</summary>
    public int Attempt { get; init; }

    public string? LastError { get; init; }

    public static WorkItem Timer(Guid id, Guid run, Effect.SetTimer timer) => new()
    {
        Id = id,
        Queue = WorkQueue.Runs,
        Kind = WorkKind.Timer,
        Run = run,
        Instance = timer.Instance,
        Purpose = timer.Purpose.ToString(),
        DueAt = timer.DueAt,
        ReadyAt = timer.DueAt,
    };

    /// <summary>The start of a run that waits until fewer runs of its trigger are under way.</summary>
    public static WorkItem QueuedStart(Guid id, Guid run, RunInput.Start start, DateTimeOffset at, TimeSpan look) =>
        Input(id, run, start, 0, at) with { Purpose = QueuedPurpose, ReadyAt = at + look };

    public bool IsQueuedStart => Kind == WorkKind.Input && Purpose == QueuedPurpose;

    public static WorkItem Input(Guid id, Guid run, RunInput input, long instance, DateTimeOffset at) => new()
    {
        Id = id,
        Queue = WorkQueue.Runs,
        Kind = WorkKind.Input,
        Run = run,
        Instance = instance,
        DueAt = at,
        ReadyAt = at,
        Payload = RunInputJson.ToBytes(input),
    };

    /// <summary>The input that this item brings to its run.</summary>
    public RunInput ToInput() => Kind switch
    {
        WorkKind.Timer => new RunInput.TimerFired(Instance, Enum.Parse<TimerPurpose>(Purpose), DueAt),
        WorkKind.Input => RunInputJson.Read(Payload.Span),
        WorkKind.Call => throw new InvalidOperationException("A call is performed, it is no input."),
    };
}

/// <summary>Who takes the item.</summary>
public enum WorkQueue : short
{
    /// <summary>Moves a run: taken, advanced and deleted within one transaction, so it needs no lease.</summary>
    Runs = 0,

    /// <summary>Reaches outside: taken under a lease, performed outside of any transaction.</summary>
    Outside = 1,

    /// <summary>Failed too often. Nobody takes it until a person says so.</summary>
    Parked = 2,
}

public enum WorkKind : short
{
    Timer,
    Input,
    Call,
}
