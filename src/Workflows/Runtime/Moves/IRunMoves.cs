using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Execution.Migrating;

namespace CampaignTracker.Workflows.Runtime.Moves;

/// <summary>Moves runs from one version of their flow to another: compare, look what would happen, move, undo.</summary>
/// <remarks>Each run moves in a turn of its own. Whatever is asked for again under the same id goes on where it stopped.</remarks>
public interface IRunMoves
{
    /// <exception cref="UnknownFlowException">No such version.</exception>
    Task<VersionComparison> CompareAsync(Guid from, Guid to, IReadOnlyDictionary<string, string> renames, CancellationToken cancel);

    /// <summary>What would happen, to whom. Nothing is changed. Looks at no more than 300 runs, those with the lowest ids, and counts the others.</summary>
    /// <exception cref="UnknownFlowException">No such version, or the two are of different flows.</exception>
    Task<MoveForecast> ForecastAsync(MoveWish wish, CancellationToken cancel);

    /// <summary>
    /// Moves every run that can be moved. Each is planned again inside its turn, so what happened meanwhile is taken into account. Up to 100
    /// runs have moved when it returns; a move of more goes on by itself, also after a restart, on one node at a time.
    /// </summary>
    /// <param name="move">Made by the caller, unique to the wish. The same again moves what has not moved yet and is otherwise done.</param>
    /// <exception cref="UnknownFlowException">No such version, or the two are of different flows.</exception>
    Task<MoveReport> MoveAsync(Guid move, MoveWish wish, Actor by, CancellationToken cancel);

    /// <summary>Goes on with a move that is not done.</summary>
    /// <returns>Whether it is done; otherwise it is to be asked again.</returns>
    Task<bool> GoOnAsync(Guid move, CancellationToken cancel);

    /// <summary>Lets a move that stopped after repeated failures go on by itself again.</summary>
    Task TakeUpAsync(Guid move, CancellationToken cancel);

    /// <summary>What became of a move, as things stand now; null where there was none.</summary>
    Task<MoveReport?> FindAsync(Guid move, CancellationToken cancel);

    /// <summary>
    /// Puts runs back to where they stood, those that have not gone on since. Up to 100 runs are back when it returns; more go back by
    /// themselves, also after a restart, on one node at a time. Asked again meanwhile it changes nothing, or lets go on what has stopped.
    /// </summary>
    /// <param name="run">Null for every run of the move.</param>
    Task<UndoReport> UndoAsync(Guid move, Guid? run, Actor by, CancellationToken cancel);

    /// <summary>Goes on with putting back the runs of a move.</summary>
    /// <returns>Whether it is done; otherwise it is to be asked again.</returns>
    Task<bool> GoOnUndoingAsync(Guid move, Actor by, CancellationToken cancel);
}

public sealed record VersionComparison(LoadedFlow From, LoadedFlow To, VersionDifference Difference);

/// <param name="Run">Null: every run of the version that is under way.</param>
/// <param name="Renames">Old step name to new step name, as a person mapped them.</param>
public sealed record MoveWish(Guid From, Guid To, Guid? Run, IReadOnlyDictionary<string, string> Renames);

/// <param name="Faults">What is wrong with the mapping itself; no run was looked at then.</param>
/// <param name="Groups">Runs that stand alike, the largest first.</param>
public sealed record MoveForecast(int Runs, int Movable, IReadOnlyList<string> Faults, IReadOnlyList<StandingGroup> Groups)
{
    public int Refused => Runs - Movable;

    /// <summary>Runs that there are, also those that were not looked at.</summary>
    public int Total { get; init; } = Runs;

    /// <summary>There are more runs than were looked at.</summary>
    public bool IsPart => Total > Runs;
}

/// <summary>Runs that stand at the same steps and to which the same would happen.</summary>
/// <param name="Positions">Where they stand and would stand, without the numbers of loop turns.</param>
/// <param name="Refusals">Why they can't be moved; empty where they can.</param>
/// <param name="Examples">A few of them.</param>
public sealed record StandingGroup(
    int Runs, IReadOnlyList<Standing> Positions, IReadOnlyList<string> Starts, IReadOnlyList<string> Passed, IReadOnlyList<string> Refusals, IReadOnlyList<Guid> Examples)
{
    public bool IsAllowed => Refusals.Count == 0;

    /// <summary>Steps that would be skipped at once, because those they run after have ended in another way.</summary>
    public IReadOnlyList<string> Skips { get; init; } = [];

    /// <summary>What steps under way keep though the new version says it differently, as sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <param name="To">Null where the new version has nothing in its place.</param>
/// <param name="LooksAgain">Its condition is said differently in the new version and is looked at right after the move.</param>
public sealed record Standing(StepStatus Status, string From, string? To, bool LooksAgain);

/// <param name="Moved">Runs that were moved, those undone since included.</param>
/// <param name="Undoable">Those of them that stand where the move put them.</param>
/// <param name="Stayed">Runs that are still on the old version, and why: the first 300 of them. While the move goes on they are only counted.</param>
/// <param name="Faults">What kept runs where they are only when they were to move, such as a condition that can't be evaluated. Of the moving itself; empty afterwards.</param>
public sealed record MoveReport(FlowMove Move, int Moved, int Undoable, int Undone, MoveForecast Stayed, IReadOnlyList<string> Faults)
{
    /// <summary>What is left of a move that goes on by itself, while nobody has looked at the runs that stay; null where it is done.</summary>
    public MoveWork? Work { get; init; }

    /// <summary>What is left of putting its runs back, where that goes on by itself; null where nobody wished it or it is done.</summary>
    public MoveWork? Undoing { get; init; }
}

/// <param name="Trouble">What was last said against it; null where all is well.</param>
/// <param name="IsStopped">It has failed too often: nobody goes on with it until a person says so.</param>
public sealed record MoveWork(string? Trouble, bool IsStopped);

/// <param name="Stayed">Runs that could not be put back, some of them as examples.</param>
public sealed record UndoReport(int Undone, int Refused, IReadOnlyList<UndoRefused> Stayed)
{
    /// <summary>So many runs that they go back by themselves; <see cref="MoveReport.Undoing"/> says what is left of it.</summary>
    public bool GoesOn { get; init; }
}

/// <param name="Since">The first thing that happened after the move; null where that is not the reason.</param>
public sealed record UndoRefused(Guid Run, UndoRefusal Why, JournalEntry? Since)
{
    /// <summary>The turn that moved it.</summary>
    internal long Turn { get; init; }
}

public enum UndoRefusal
{
    /// <summary>Something has happened to the run since: putting it back would lose it.</summary>
    HasGoneOn,

    /// <summary>The move itself started or ended a step.</summary>
    TookOn,

    AlreadyUndone,

    /// <summary>Where it stands, or where it stood before, can't be read.</summary>
    Damaged,
}
