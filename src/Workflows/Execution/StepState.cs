using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>A step of a live frame: what it still needs while it runs or waits, and, where something may refer to it, its record after.</summary>
internal sealed class StepState
{
    public long Instance;
    public int Visit = 1;
    public int Attempt = 1;
    public DateTimeOffset StartedAt;
    public DateTimeOffset EndedAt;
    public Value? Inputs;
    public Value? Outputs;
    public StepFault? Fault;

    /// <summary>What the step's kind remembers while it waits: a gate's progress, a loop's items.</summary>
    public Value? Memory;

    /// <summary>The records of its first-level actions, where <c>result()</c> may ask for them.</summary>
    public Value? Result;

    /// <summary>The same of a loop that goes on, by turn: turns may end in any order, their records keep the order of the items.</summary>
    public List<ArrayValue>? TurnResults;

    /// <summary>Some timer, wait or approval is on record for it and must be cleared when it ends.</summary>
    public bool HasWaits;

    /// <summary>Timers that are set, at most one of each purpose. A timer that fires and is not among them was replaced.</summary>
    public List<(TimerPurpose Purpose, DateTimeOffset DueAt)>? Timers;

    /// <summary>Frames of its blocks that are live: one for a scope or branch, several for a loop with concurrency.</summary>
    public List<Frame>? Frames;

    /// <summary>Turns a loop has begun.</summary>
    public int Turns;

    /// <summary>A turn of the loop failed.</summary>
    public bool TurnFailed;

    public StepState Clone(Frame owner)
    {
        var copy = (StepState)MemberwiseClone();
        copy.TurnResults = TurnResults is null ? null : [.. TurnResults];
        copy.Timers = Timers is null ? null : [.. Timers];
        copy.Frames = Frames?.ConvertAll(f => f.Clone(owner));
        return copy;
    }
}
