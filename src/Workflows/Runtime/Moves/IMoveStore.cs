using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Execution.Migrating;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Moves;

/// <summary>What moving asks of the database besides turns. Every list is read in parts.</summary>
public interface IMoveStore
{
    /// <summary>Runs of a version that have not ended, ordered by their ids, after the one given.</summary>
    Task<IReadOnlyList<StoredRun>> UnderWayAsync(Guid version, Guid? after, int max, CancellationToken cancel);

    Task<StoredRun?> FindRunAsync(Guid run, CancellationToken cancel);

    /// <summary>Large values of runs' states, by their keys.</summary>
    Task<IReadOnlyDictionary<string, Value>> ContentsAsync(IReadOnlyCollection<string> keys, CancellationToken cancel);

    /// <summary>How many runs of a version have not ended.</summary>
    Task<int> CountUnderWayAsync(Guid version, CancellationToken cancel);

    /// <summary>Writes a move down before its first run moves. One that is there already stays as it is.</summary>
    /// <param name="work">Written with it, where the move is to go on by itself; its id is the move's. Null where it is not.</param>
    Task AddAsync(FlowMove move, WorkItem? work, CancellationToken cancel);

    /// <summary>Writes down the work of undoing a move. One that is there already stays as it is.</summary>
    Task AddAsync(WorkItem work, CancellationToken cancel);

    /// <summary>The work that is left; null where it is done.</summary>
    /// <param name="work">The item's id.</param>
    Task<MoveWork?> WorkAsync(Guid work, CancellationToken cancel);

    /// <summary>Work that failed too often is taken up again.</summary>
    Task TakeUpAsync(Guid work, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The last run that the move has moved, in the order of <see cref="UnderWayAsync"/>; null before the first.</summary>
    Task<Guid?> LastMovedAsync(Guid move, CancellationToken cancel);

    Task<FlowMove?> FindAsync(Guid move, CancellationToken cancel);

    /// <summary>Runs that the move has moved and that are not back, ordered by their ids, after the one given.</summary>
    Task<IReadOnlyList<MovedRun>> MovedAsync(Guid move, Guid? after, int max, CancellationToken cancel);

    /// <summary>Those of them that can be put back as things stand, in the same order.</summary>
    Task<IReadOnlyList<MovedRun>> UndoableAsync(Guid move, Guid? after, int max, CancellationToken cancel);

    /// <summary>Those of the runs that the move has moved, also where that was undone since.</summary>
    Task<IReadOnlySet<Guid>> MovedOfAsync(Guid move, IReadOnlyCollection<Guid> runs, CancellationToken cancel);

    Task<MovedRun?> FindMovedAsync(Guid move, Guid run, CancellationToken cancel);

    Task<MoveTally> TallyAsync(Guid move, CancellationToken cancel);

    /// <summary>The state that the run had before; null where there is no way back to it.</summary>
    Task<byte[]?> BeforeAsync(Guid move, Guid run, CancellationToken cancel);

    /// <summary>The first journal entry after a turn; null where there is none.</summary>
    Task<JournalEntry?> NextEntryAsync(Guid run, long turn, CancellationToken cancel);

    /// <summary>A part of a run's journal, the latest turn first.</summary>
    /// <param name="before">The last page of the part before; null for the end of the journal.</param>
    Task<IReadOnlyList<JournalPage>> JournalAsync(Guid run, JournalPage? before, int max, CancellationToken cancel);

    /// <summary>How the moves of a run that stand have renamed its steps, each with the turn that made it.</summary>
    Task<NamesSince> NamesAsync(Guid run, CancellationToken cancel);
}

/// <param name="Part">A turn of many entries has several.</param>
/// <param name="Entries">In the order in which they happened.</param>
public sealed record JournalPage(long Turn, int Part, IReadOnlyList<JournalEntry> Entries);

/// <param name="Id">Of the form that asked for it.</param>
public sealed record FlowMove(Guid Id, Guid Flow, MoveWish Wish, Actor By, DateTimeOffset At);

/// <param name="Turn">The turn that moved it.</param>
/// <param name="Now">The turn it stands at now.</param>
public sealed record MovedRun(Guid Run, long Turn, long Now, bool HasWayBack, DateTimeOffset? UndoneAt)
{
    public UndoRefusal? WhyNot =>
        UndoneAt is not null ? UndoRefusal.AlreadyUndone
        : !HasWayBack ? UndoRefusal.TookOn
        : Now != Turn ? UndoRefusal.HasGoneOn
        : null;
}

public readonly record struct MoveTally(int Moved, int Undoable, int Undone);
