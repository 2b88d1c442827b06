namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>A finished step that the new version reads and of which the run kept nothing, because nothing read it before.</summary>
/// <param name="Step">In the new version.</param>
/// <param name="Frame">The frame of the moved run that is to hold the record.</param>
/// <param name="Path">Under which the journal has it, in the old version's names.</param>
/// <param name="Readers">Where it is read.</param>
internal sealed record MissingRecord(MissingKind Kind, StepNode Step, Frame Frame, string Path, IReadOnlyList<StepReference> Readers)
{
    /// <summary>Paths of the closed steps around it, the outermost first: the record is of their latest visit or there is none.</summary>
    public IReadOnlyList<string> Around { get; init; } = [];

    /// <summary>Of a result: the first-level steps of the new version, each with its path in the journal; null where the old version had no such step.</summary>
    public IReadOnlyList<(StepNode Step, string? Path)> Inner { get; init; } = [];

    public IEnumerable<string> Wanted => [Path, .. Around, .. Inner.Select(i => i.Path).OfType<string>()];
}

internal enum MissingKind
{
    /// <summary>Of a step in a frame that is still there.</summary>
    Own,

    /// <summary>Of a step in a block that has closed inside the frame.</summary>
    Kept,

    /// <summary>What <c>result()</c> gives of a step with blocks.</summary>
    Result,

    /// <summary>Of a step in turns of a loop that are over: a list of turns, or the last one, that the journal does not tell apart for certain.</summary>
    InLoop,

    /// <summary>Of a step that now stands where the record can't be put.</summary>
    Elsewhere,

    /// <summary>Of a step that the old version did not have and a version before it did.</summary>
    Passed,
}
