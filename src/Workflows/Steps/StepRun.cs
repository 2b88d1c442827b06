using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>A step at work in a turn: where it stands, and all it may do.</summary>
internal readonly record struct StepRun(Turn Turn, Frame Frame, StepNode Node)
{
    /// <summary>What any block costs that is opened, in a loop once for each of its turns.</summary>
    private const int WorkOfBlock = 224;

    public StepState State => Frame.States[Node.Ordinal]!;

    public Value Inputs => State.Inputs ?? Value.Null;

    public DateTimeOffset Now => Turn.Context.Now;

    public string Path => Frame.PathOf(Node);

    public Value? Input(string name) => Inputs.Get(name) is { IsNull: false } value ? value : null;

    public string? Text(string name) => Input(name)?.AsText();

    public Value Evaluate(Template template, Value? item = null) => Turn.Evaluate(template, Frame, item);

    /// <summary>Fails the step where a value is too big to keep.</summary>
    public bool FailsOver(Value value, string what)
    {
        if (Turn.WhyTooBig(value, what) is not { } fault)
        {
            return false;
        }

        Fail(fault.Code, fault.Message);
        return true;
    }

    /// <summary>Succeeds with a text as body, or fails where there was no room for all of it.</summary>
    public void SucceedWith(string text, TextRoom room)
    {
        if (room.IsFull)
        {
            Fail("ValueTooLarge", $"The text would have more than {Turn.Context.Limits.ValueCharacters:N0} characters. Take fewer items, or less of each.");
        }
        else
        {
            Succeed(ObjectValue.Of(("body", Value.Of(text))));
        }
    }

    public void Succeed(Value outputs) => End(StepStatus.Succeeded, outputs);

    public void Fail(string code, string message, Value? outputs = null) => End(StepStatus.Failed, outputs ?? Value.Null, new(code, message));

    public void End(StepStatus status, Value outputs, StepFault? fault = null, Actor? by = null) =>
        Turn.End(Frame, Node, status, outputs, fault, by);

    public void End(RunInput.Completed done) => End(done.Outcome.Status, done.Outcome.Outputs, done.Outcome.Fault, done.By);

    /// <summary>
    /// The step waits. The sentence is what people read: "waiting for <paramref name="waitingFor"/>". Where the inputs are secured, they read
    /// the step's name and its kind's words instead.
    /// </summary>
    public void Wait(string title, string waitingFor, DateTimeOffset? until = null, Value? mayAct = null)
    {
        if (Node.SecureInputs)
        {
            (title, waitingFor) = (Node.Name, Node.Kind.Awaited);
        }

        var first = Frame.Statuses[Node.Ordinal] != StepStatus.Waiting;
        Frame.Statuses[Node.Ordinal] = StepStatus.Waiting;
        State.HasWaits = true;
        Emit(new Effect.DescribeWait(State.Instance, Path, Node.Type, title, waitingFor, State.StartedAt, until, mayAct ?? Value.Null));
        if (first)
        {
            Turn.Note(Frame, Node, JournalKind.StepWaiting, Value.Of(waitingFor));
        }
    }

    public void SetTimer(TimerPurpose purpose, DateTimeOffset dueAt)
    {
        var timers = State.Timers ??= [];
        timers.RemoveAll(t => t.Purpose == purpose);
        timers.Add((purpose, dueAt));
        State.HasWaits = true;
        Emit(new Effect.SetTimer(State.Instance, purpose, dueAt));
    }

    /// <summary>When the timer that is set for this is due; null where none is.</summary>
    public DateTimeOffset? TimerOf(TimerPurpose purpose)
    {
        var set = State.Timers?.FindIndex(t => t.Purpose == purpose) ?? -1;
        return set < 0 ? null : State.Timers![set].DueAt;
    }

    public void ClearTimer(TimerPurpose purpose)
    {
        if (State.Timers?.RemoveAll(t => t.Purpose == purpose) > 0)
        {
            Emit(new Effect.ClearTimer(State.Instance, purpose));
        }
    }

    public bool HasTimer(TimerPurpose purpose, DateTimeOffset dueAt) =>
        State.Timers?.Exists(t => t.Purpose == purpose && t.DueAt.UtcTicks == dueAt.UtcTicks) == true;

    /// <summary>Takes a timer that fired; false where it was replaced or is gone.</summary>
    public bool TakeTimer(TimerPurpose purpose, DateTimeOffset dueAt) =>
        State.Timers?.RemoveAll(t => t.Purpose == purpose && t.DueAt.UtcTicks == dueAt.UtcTicks) > 0;

    public void Emit(Effect effect) => Turn.Effects.Add(effect);

    /// <summary>A change to the campaign's records, made in the turn's transaction.</summary>
    public void Change(string kind, Value inputs, bool comesAgain = false) =>
        Emit(new Effect.Change(State.Instance, State.Attempt, Path, kind, inputs) { ComesAgain = comesAgain });

    /// <summary>Work outside, performed at least once under the key run/instance/attempt.</summary>
    /// <param name="isLast">The step is over, and calls because of that.</param>
    public void Call(string kind, Value inputs, bool isLast = false)
    {
        State.HasWaits = true;
        Emit(new Effect.Call(State.Instance, State.Attempt, Path, kind, inputs) { IsLast = isLast });
    }

    public void Note(Value? outputs, StepFault? fault = null, Actor? by = null) =>
        Turn.Note(Frame, Node, JournalKind.StepNoted, outputs, fault, by);

    public Frame OpenBlock(Block block, int turn = -1, Value? item = null)
    {
        // A frame has a place for each of its steps, and each path that is written begins with the frame's own.
        Turn.Work.Take(WorkOfBlock + (block.Steps.Length * 8) + Frame.Prefix.Length);
        var frame = new Frame(block, Frame, turn, item);
        (State.Frames ??= []).Add(frame);
        Turn.Open(frame);
        return frame;
    }

    /// <summary>Lets go of a block that has closed. One that failed is kept, so that a person can try its step again.</summary>
    public void CloseBlock(Frame frame, StepStatus status)
    {
        Turn.Promote(frame);
        if (status != StepStatus.Failed)
        {
            State.Frames?.Remove(frame);
        }
    }
}
