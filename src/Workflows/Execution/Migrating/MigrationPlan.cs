namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>What moving one run would do. Made without changing anything, so it is its own dry run.</summary>
/// <param name="State">The run as it would stand; null where the move is refused.</param>
/// <param name="Starts">Steps that would start at once.</param>
/// <param name="Positions">Where the run stands and where it would stand.</param>
/// <param name="Refusals">Why it can't be moved; empty where it can.</param>
/// <param name="Passed">Steps that would not run, because the run is past them: new ones, and some that the old version had ahead or had skipped.</param>
public sealed record MigrationPlan(
    RunState? State,
    IReadOnlyList<string> Starts,
    IReadOnlyList<MigrationPosition> Positions,
    IReadOnlyList<string> Refusals,
    IReadOnlyList<string> Passed)
{
    public bool IsAllowed => State is not null;

    /// <summary>Steps that would be skipped at once, because those they run after have ended in another way. Empty where the move is refused.</summary>
    public IReadOnlyList<string> Skips { get; init; } = [];

    /// <summary>What a step under way keeps though the new version says it differently: its limits. Sentences; empty where the move is refused.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Steps of which only the run's journal has the record that the new version reads: plan again with them. Empty where nothing is wanted.</summary>
    public IReadOnlyList<string> Wanted { get; init; } = [];
}

/// <summary>A step that runs or waits, and the step of the new version that takes its place; null where there is none.</summary>
/// <param name="LooksAgain">What it waits for is said differently in the new version, so it looks again right after the move.</param>
public sealed record MigrationPosition(long Instance, StepStatus Status, string From, string? To, bool LooksAgain = false);

/// <summary>A move made in memory.</summary>
/// <param name="Faults">Why it must not be kept: looking again failed. Empty where it may.</param>
/// <param name="TookOn">The move itself started or ended a step, so that putting the old state back would run something twice.</param>
public sealed record AppliedMove(AdvanceResult Result, IReadOnlyList<string> Faults, bool TookOn);
