using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Execution;

/// <summary>How frames and the run come to their end.</summary>
internal sealed partial class Turn
{
    /// <summary>Hands what something further out may refer to from a closed frame to the one around it.</summary>
    public void Promote(Frame frame)
    {
        foreach (var (index, step) in frame.Kept ?? [])
        {
            HandOut(frame, Program.Steps[index], step);
        }

        foreach (var node in frame.Block.Steps)
        {
            if (node.IsReferencedOutside)
            {
                HandOut(frame, node, new(frame.Statuses[node.Ordinal], Slim(frame.States[node.Ordinal])));
            }
        }
    }

    private static void HandOut(Frame frame, StepNode node, EndedStep step)
    {
        if (frame.Block.Owner!.Gathered?.Contains(node) == true)
        {
            LoopOutputs.Put(frame.Parent!, node, frame.Turn, step);
        }
        else
        {
            (frame.Parent!.Kept ??= [])[node.Index] = step;
        }
    }

    public void EndRun(RunStatus status, StepFault? fault)
    {
        if (status == RunStatus.Succeeded)
        {
            try
            {
                var outputs = OutputsOfFlow();
                if (outputs is not null && WhyTooBig(outputs, "The outputs of the flow") is { } tooBig)
                {
                    (status, fault) = (RunStatus.Failed, tooBig);
                }
                else
                {
                    State.Outputs = outputs is null ? null : ValueJson.Normalise(outputs);
                }
            }
            catch (ExpressionException error)
            {
                (status, fault) = (RunStatus.Failed, Faults.OfOutputs(error.Error, Program.HidesOutputs));
            }
        }

        State.Status = status;
        State.Fault = fault;
        if (status != RunStatus.Failed)
        {
            State.Root = null;
        }

        _ready.Clear();
        Effects.Add(new Effect.End(status, State.Outputs ?? Value.Null, fault));
        Journal.Add(new(Context.Now, JournalKind.RunEnded, "", "", 0, StatusOf(status), StartedAt: State.StartedAt, Outputs: Program.HidesOutputs && State.Outputs is not null ? StepNode.Masked : State.Outputs, Fault: fault));
    }

    /// <summary>Ends the run from the middle: what runs or waits is cancelled first.</summary>
    public void FailRun(StepFault fault) => Stop(RunStatus.Failed, fault);

    public void Stop(RunStatus status, StepFault? fault)
    {
        _ready.Clear();
        if (State.Root is { } root)
        {
            CancelFrame(root);
        }

        State.Outputs = null;
        State.Status = status;
        State.Fault = fault;
        if (status != RunStatus.Failed)
        {
            State.Root = null;
        }

        Effects.Add(new Effect.End(status, Value.Null, fault));
        Journal.Add(new(Context.Now, JournalKind.RunEnded, "", "", 0, StatusOf(status), StartedAt: State.StartedAt, Fault: fault));
    }

    public void CancelFrames(StepState state)
    {
        foreach (var frame in state.Frames ?? [])
        {
            if (frame.Open > 0)
            {
                CancelFrame(frame);
                Promote(frame);
                ScopeResults.Keep(state, frame);
            }
        }
    }

    /// <summary>Cancels what runs or waits in a frame. Steps not reached are marked, so that nothing queued for them starts.</summary>
    public void CancelFrame(Frame frame)
    {
        if (frame.Open == 0)
        {
            return;
        }

        foreach (var node in frame.Block.Steps)
        {
            switch (frame.Statuses[node.Ordinal])
            {
                case StepStatus.None:
                    frame.Statuses[node.Ordinal] = StepStatus.Skipped;
                    break;
                case StepStatus.Running or StepStatus.Waiting:
                    CancelStep(frame, node);
                    break;
                default:
                    break;
            }
        }

        frame.Open = 0;
    }

    /// <summary>Cancels one step without settling its frame.</summary>
    public void CancelStep(Frame frame, StepNode node)
    {
        var state = frame.States[node.Ordinal]!;
        CancelFrames(state);
        TellEnding(frame, node, StepStatus.Cancelled, out _);
        Holding.LetGo(this, frame, node);
        ForgetWaits(state);
        state.EndedAt = Context.Now;
        state.Memory = null;
        frame.Statuses[node.Ordinal] = StepStatus.Cancelled;
        Journal.Add(EndedEntry(frame, node, state, null));
    }

    /// <summary>Lets the step's kind do what belongs to its end. What can't be worked out there is on record, and never keeps the step from ending.</summary>
    private bool TellEnding(Frame frame, StepNode node, StepStatus status, out StepFault? fault)
    {
        fault = null;
        try
        {
            node.Kind.Ending(new StepRun(this, frame, node), status);
        }
        catch (ExpressionException error)
        {
            fault = Faults.Of(error.Error, node);
            Note(frame, node, JournalKind.StepNoted, fault: fault);
        }

        return fault is null;
    }

    private static StepState? Slim(StepState? state)
    {
        if (state?.Frames is null && state?.Memory is null)
        {
            return state;
        }

        return new StepState
        {
            Instance = state.Instance,
            Visit = state.Visit,
            Attempt = state.Attempt,
            StartedAt = state.StartedAt,
            EndedAt = state.EndedAt,
            Inputs = state.Inputs,
            Outputs = state.Outputs,
            Fault = state.Fault,
            Result = state.Result,
        };
    }

    private static StepStatus StatusOf(RunStatus status) => status switch
    {
        RunStatus.Succeeded => StepStatus.Succeeded,
        RunStatus.Failed => StepStatus.Failed,
        RunStatus.TimedOut => StepStatus.TimedOut,
        RunStatus.Cancelled => StepStatus.Cancelled,
        RunStatus.New or RunStatus.Running or RunStatus.Paused => StepStatus.Running,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    private ObjectValue? OutputsOfFlow()
    {
        if (Program.Outputs.Count == 0)
        {
            return null;
        }

        var outputs = new ObjectValue.Builder(Program.Outputs.Count);
        foreach (var (name, template) in Program.Outputs)
        {
            outputs.Set(name, Evaluate(template, State.Root!));
        }

        return outputs.Build();
    }
}
