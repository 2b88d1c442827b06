namespace CampaignTracker.Persistence.Engine;

/// <summary>A person's wish to move one run, or all runs of a version, to another version. Written before the first run moves, so that it can be taken up again.</summary>
public sealed class FlowMoveRow
{
    /// <summary>Of the form that asked for it.</summary>
    public required Guid Id { get; init; }

    public required Guid FlowId { get; init; }

    public required Guid FromVersionId { get; init; }

    public required Guid ToVersionId { get; init; }

    /// <summary>Null: every run of the version that is under way.</summary>
    public Guid? RunId { get; init; }

    /// <summary>Old step name to new step name, as a JSON object.</summary>
    public required string Renames { get; init; }

    public required string By { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>One run that has moved. Written in the turn that moved it.</summary>
public sealed class RunMoveRow
{
    public required Guid MoveId { get; init; }

    public required Guid RunId { get; init; }

    /// <summary>The run's turn that moved it. While the run is still there, the move can be undone.</summary>
    public required long Turn { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The run's state before; null where the move itself took the run on, so that there is no way back.</summary>
    public byte[]? Before { get; init; }

    public DateTimeOffset? UndoneAt { get; init; }

    public string? UndoneBy { get; init; }
}
