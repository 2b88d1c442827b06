using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>One run within a batch: what reaches it, and what came of that.</summary>
internal sealed class RunAtWork(StoredRun stored, bool isNew)
{
    private readonly List<Effect> _effects = [];
    private readonly Dictionary<long, int> _clearedAt = [];

    public StoredRun Stored { get; } = stored;

    public bool IsNew { get; } = isNew;

    public List<Arrival> Arrivals { get; } = [];

    /// <summary>Null until the run is advanced.</summary>
    public LoadedFlow? Flow { get; set; }

    public RunState State { get; set; } = null!;

    /// <summary>Inputs that its stored state has taken.</summary>
    public long TurnBefore { get; set; }

    /// <summary>Steps below this one were there before the turn: only they can have rows to clear.</summary>
    public long FirstNewInstance { get; set; }

    /// <summary>Keys of large values that the stored state refers to.</summary>
    public IReadOnlyList<string> Contents { get; set; } = [];

    /// <summary>In the order in which they were asked for; <see cref="Add"/> adds to them.</summary>
    public IReadOnlyList<Effect> Effects => _effects;

    /// <summary>Steps to which an outcome came in from elsewhere.</summary>
    public HashSet<long> Answered { get; } = [];

    public List<JournalEntry> Journal { get; } = [];

    public Value? Response { get; set; }

    /// <summary>For the history of the trigger that started it.</summary>
    public TriggerLine? Line { get; set; }

    /// <summary>It starts when others of its trigger have ended, or in the next batch: the run is there, its start waits in the queue.</summary>
    public bool IsQueued { get; init; }

    /// <summary>Why it could not be advanced; nothing of it is written then.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Something reached the run that had anything to say to it.</summary>
    public bool Changed { get; set; }

    public List<MoveWrite> Moves { get; } = [];

    public List<MoveUndoneWrite> UndoneMoves { get; } = [];

    public void Add(IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects)
        {
            if (effect is Effect.ClearWaits clear)
            {
                _clearedAt[clear.Instance] = _effects.Count;
            }

            _effects.Add(effect);
        }
    }

    /// <summary>A step that was at work when the effect at this place was asked for is no longer.</summary>
    public bool IsClearedAfter(int place, long instance) => _clearedAt.TryGetValue(instance, out var cleared) && cleared > place;

    public void Note(RunRewrite rewrite)
    {
        if (rewrite.Moved is { } moved)
        {
            Moves.Add(moved with { Turn = Stored.Turn + 1 });
        }

        if (rewrite.Undone is { } undone)
        {
            UndoneMoves.Add(undone);
        }
    }

    /// <summary>Something reached the run after it had moved in this same turn: there is no way back from there.</summary>
    public void WentOn()
    {
        for (var i = 0; i < Moves.Count; i++)
        {
            Moves[i] = Moves[i] with { Before = null };
        }
    }

    public RequestResult Result(bool applied) => new(Stored.Id, State.Status, applied, Response);
}

/// <summary>What reaches a run.</summary>
/// <param name="Item">Where it comes from a work item or would have become one; null for a request of this process.</param>
/// <param name="IsStored">Whether the item has a row.</param>
/// <param name="Order">Its place among all that reaches runs in the batch: what was due first comes first.</param>
internal readonly record struct Arrival(RunInput? Input, WorkItem? Item, bool IsStored, TurnRequest? Request, int Order = 0);
