using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.WorkingDays;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// One input worked off: a queue of steps that may start (or must be skipped), run until it is empty. Everything a step does to
/// its run goes through here, so effects, journal and state can't differ. Lives for one call of <see cref="Engine.Advance"/>.
/// </summary>
internal sealed partial class Turn
{
    private readonly Queue<(Frame Frame, int Ordinal, bool Skip)> _ready = new();
    private readonly TurnScope _scope;
    private int _ended;

    public Turn(FlowProgram program, RunState state, AdvanceContext context)
    {
        Program = program;
        State = state;
        Context = context;
        _scope = new TurnScope(program, state, context);
    }

    public FlowProgram Program { get; }

    public RunState State { get; }

    public AdvanceContext Context { get; }

    /// <summary>Working days of the campaign's jurisdiction; of England and Wales where none is known.</summary>
    public IWorkingDays WorkingDays => Context.WorkingDays ?? WorkingCalendars.EnglandAndWales;

    public List<Effect> Effects { get; } = [];

    public List<JournalEntry> Journal { get; } = [];

    /// <summary>Starts what is ready until nothing is.</summary>
    public void Run()
    {
        while (_ready.TryDequeue(out var next))
        {
            if (State.Status != RunStatus.Running || next.Frame.Statuses[next.Ordinal] != StepStatus.None)
            {
                continue;
            }

            if (++_ended > Context.Limits.StepsPerTurn)
            {
                FailRun(new("StepsPerTurn", $"More than {Context.Limits.StepsPerTurn:N0} steps ran without a rest. Look for a loop that has no end, or put a Wait into it."));
                return;
            }

            if (next.Skip)
            {
                EndSkipped(next.Frame, next.Frame.Block.Steps[next.Ordinal]);
            }
            else
            {
                StartStep(next.Frame, next.Frame.Block.Steps[next.Ordinal]);
            }
        }
    }

    public void Open(Frame frame)
    {
        if (frame.Open == 0)
        {
            CloseFrame(frame);
            return;
        }

        foreach (var ordinal in frame.Block.First)
        {
            _ready.Enqueue((frame, ordinal, false));
        }
    }

    public void Enqueue(Frame frame, int ordinal) => _ready.Enqueue((frame, ordinal, false));

    public Value Evaluate(Template template, Frame frame, Value? item = null)
    {
        if (template.IsConstant)
        {
            return template.Evaluate(_scope);
        }

        _scope.Frame = frame;
        _scope.ItemHere = item;
        var value = template.Evaluate(_scope);
        _scope.ItemHere = null;
        return value;
    }

    public Value EvaluateForWebhook(Template template, Frame frame, long instance)
    {
        _scope.CallbackInstance = instance;
        try
        {
            return Evaluate(template, frame);
        }
        finally
        {
            _scope.CallbackInstance = 0;
        }
    }

    private void StartStep(Frame frame, StepNode node)
    {
        var state = new StepState
        {
            Instance = State.NextInstance++,
            StartedAt = Context.Now,
            Visit = frame.Visits is { } visits && visits.TryGetValue(node.Ordinal, out var times) ? times + 1 : 1,
        };
        frame.Statuses[node.Ordinal] = StepStatus.Running;
        frame.States[node.Ordinal] = state;
        var run = new StepRun(this, frame, node);
        try
        {
            state.Inputs = node.Kind.EvaluatesInputs ? Evaluate(node.Inputs, frame) : Value.Null;
            node.Kind.Start(run);
        }
        catch (ExpressionException fault)
        {
            Fail(frame, node, fault);
            return;
        }

        if (frame.Statuses[node.Ordinal] is StepStatus.Running or StepStatus.Waiting && node.Timeout is { } timeout)
        {
            StartTimeout(run, timeout);
        }
    }

    private void StartTimeout(StepRun run, Template timeout)
    {
        try
        {
            if (Instants.After(Evaluate(timeout, run.Frame), Context) is { } due)
            {
                run.SetTimer(TimerPurpose.Timeout, due);
            }
            else
            {
                run.Fail("InvalidTimeout", "The step's limit.timeout is not an ISO 8601 duration such as PT1H.");
            }
        }
        catch (ExpressionException fault)
        {
            Fail(run.Frame, run.Node, fault);
        }
    }

    public void Fail(Frame frame, StepNode node, ExpressionException fault) =>
        End(frame, node, StepStatus.Failed, Value.Null, Faults.Of(fault.Error));

    /// <summary>Ends a step that has started.</summary>
    public void End(Frame frame, StepNode node, StepStatus status, Value outputs, StepFault? fault, Actor? by = null)
    {
        var state = frame.States[node.Ordinal]!;
        ForgetWaits(state);
        CancelFrames(state);
        state.EndedAt = Context.Now;
        state.Outputs = ValueJson.Normalise(outputs);
        state.Fault = fault;
        frame.Statuses[node.Ordinal] = status;
        frame.Open--;
        Journal.Add(EndedEntry(frame, node, state, by));
        Keep(frame, node, state, status);
        Settle(frame, node);
    }

    /// <summary>Lets go of what no later step can refer to. A failed step stays, so that a person can try it again.</summary>
    private static void Keep(Frame frame, StepNode node, StepState state, StepStatus status)
    {
        if (status is StepStatus.Failed or StepStatus.TimedOut)
        {
            return;
        }

        state.Memory = null;
        state.Frames = null;
        if (!node.IsReferenced)
        {
            frame.States[node.Ordinal] = null;
        }
    }

    private void ForgetWaits(StepState state)
    {
        if (state.HasWaits)
        {
            Effects.Add(new Effect.ClearWaits(state.Instance));
            state.HasWaits = false;
        }

        state.Timers = null;
    }

    private void EndSkipped(Frame frame, StepNode node)
    {
        frame.Statuses[node.Ordinal] = StepStatus.Skipped;
        frame.Open--;
        JournalSkipped(frame.Prefix, node);
        Settle(frame, node);
    }

    /// <summary>Starts or skips what runs after a step that has ended, and closes the frame when it was the last.</summary>
    private void Settle(Frame frame, StepNode node)
    {
        foreach (var ordinal in node.Before)
        {
            if (frame.Statuses[ordinal] == StepStatus.None && Decide(frame, ordinal) is { } start)
            {
                _ready.Enqueue((frame, ordinal, !start));
            }
        }

        if (frame.Open == 0)
        {
            CloseFrame(frame);
        }
    }

    /// <summary>Whether a step that has not been reached could start now.</summary>
    public static bool MayStart(Frame frame, int ordinal) => frame.Statuses[ordinal] == StepStatus.None && Decide(frame, ordinal) == true;

    /// <summary>Starts or skips, in every open frame, what is decided but has not been: after a run has moved to another version.</summary>
    public void StartReady()
    {
        foreach (var frame in LiveSteps.Frames(State.Root!).ToList())
        {
            foreach (var node in frame.Block.Steps)
            {
                if (frame.Open > 0 && frame.Statuses[node.Ordinal] == StepStatus.None && Decide(frame, node.Ordinal) is { } start)
                {
                    _ready.Enqueue((frame, node.Ordinal, !start));
                }
            }

            if (frame.Open == 0 && IsUnfinished(frame))
            {
                CloseFrame(frame);
            }
        }

        Run();
    }

    /// <summary>All its steps have ended, but what it belongs to has not: the new version took the rest away.</summary>
    private bool IsUnfinished(Frame frame) =>
        frame.Parent is { } parent
            ? parent.Statuses[frame.Block.Owner!.Ordinal] == StepStatus.Running && BlockOutcome.Of(frame).Status != StepStatus.Failed
            : !State.HasEnded;

    /// <summary>True: all predecessors have ended as wanted; false: that can no longer happen; null: not decided yet.</summary>
    private static bool? Decide(Frame frame, int ordinal)
    {
        var all = true;
        foreach (var predecessor in frame.Block.Steps[ordinal].After)
        {
            if (frame.Statuses[predecessor.Ordinal] < StepStatus.Succeeded)
            {
                all = false;
            }
            else if (!BlockOutcome.Admits(frame, predecessor))
            {
                return false;
            }
        }

        return all ? true : null;
    }

    private void CloseFrame(Frame frame)
    {
        var (status, fault) = BlockOutcome.Of(frame);
        if (frame.Parent is not { } parent)
        {
            EndRun(status == StepStatus.Failed ? RunStatus.Failed : status == StepStatus.Cancelled ? RunStatus.Cancelled : RunStatus.Succeeded, fault);
            return;
        }

        var owner = frame.Block.Owner!;
        var state = parent.States[owner.Ordinal]!;
        if (owner.IsResultReferenced)
        {
            KeepResult(state, frame, Records.OfBlock(frame));
        }

        try
        {
            owner.Kind.BlockEnded(new StepRun(this, parent, owner), frame, status, fault);
        }
        catch (ExpressionException error)
        {
            Fail(parent, owner, error);
        }
    }

    private static void KeepResult(StepState state, Frame frame, ArrayValue records)
    {
        if (frame.Turn < 0 || frame.Block.Owner!.Type == "Until")
        {
            // An Until's result is that of its last turn: keeping all would make the state grow with its history.
            state.Result = records;
            return;
        }

        var turns = state.TurnResults ??= [];
        while (turns.Count <= frame.Turn)
        {
            turns.Add(ArrayValue.Empty);
        }

        turns[frame.Turn] = records;
    }
}
