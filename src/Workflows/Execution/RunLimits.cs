namespace CampaignTracker.Workflows.Execution;

/// <summary>Safety limits of one run. Reaching one fails the step (or the run) with an error that names the limit.</summary>
public sealed record RunLimits
{
    public static readonly RunLimits Default = new();

    /// <summary>Steps that may end in one turn. Unit: steps.</summary>
    public int StepsPerTurn { get; init; } = 1_000_000;

    /// <summary>
    /// What all expressions and steps of one turn may make and look at together; well below a second. Unit: characters, and a
    /// thirty-second of an item; 128 Mi. Reaching it fails the step at work, and the run with it.
    /// </summary>
    public long WorkPerTurn { get; init; } = 128 * 1024 * 1024;

    /// <summary>Items of one Foreach.</summary>
    public int ForeachItems { get; init; } = 100_000;

    /// <summary>Turns of one Until, whatever its own limit says.</summary>
    public int UntilTurns { get; init; } = 100_000;

    /// <summary>What one value may have: a step's inputs, its outputs, a variable, a trigger's outputs. Unit: characters of JSON, about; 16 Mi.</summary>
    public long ValueCharacters { get; init; } = 16 * 1024 * 1024;

    /// <summary>Lists and objects inside each other in one value. More than 200 would not fit into a state that is nested itself.</summary>
    public int ValueDepth { get; init; } = 200;

    /// <summary>Inputs and outputs of all steps that end in one turn: what the turn's journal holds. Unit: characters of JSON, about; 128 Mi.</summary>
    public long TurnCharacters { get; init; } = 128 * 1024 * 1024;

    /// <summary>All values that a run keeps because later steps may refer to them. Unit: characters of JSON, about; 64 Mi.</summary>
    public long StateCharacters { get; init; } = 64 * 1024 * 1024;

    /// <summary>Levels of scopes, branches and loops.</summary>
    public int Nesting { get; init; } = 64;

    /// <summary>Runs above each other, each started by a step of the one before, ended ones included. Beyond it the step fails. Unit: runs below the first.</summary>
    public int ChildDepth { get; init; } = 16;

    /// <summary>
    /// Runs that descend from one that nobody but a person or a trigger started, and that have not ended. Beyond it the step that would start
    /// another one fails. Turns at the same moment do not see each other's starts; each adds no more than this.
    /// </summary>
    public int OpenChildren { get; init; } = 5_000;
}
