namespace CampaignTracker.Workflows.Execution;

/// <summary>Safety limits of one run. Reaching one fails the step (or the run) with an error that names the limit.</summary>
public sealed record RunLimits
{
    public static readonly RunLimits Default = new();

    /// <summary>Steps that may end in one turn. Unit: steps.</summary>
    public int StepsPerTurn { get; init; } = 1_000_000;

    /// <summary>Items of one Foreach.</summary>
    public int ForeachItems { get; init; } = 100_000;

    /// <summary>Turns of one Until, whatever its own limit says.</summary>
    public int UntilTurns { get; init; } = 100_000;

    /// <summary>Levels of scopes, branches and loops.</summary>
    public int Nesting { get; init; } = 64;
}
