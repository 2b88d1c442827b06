using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Execution;

/// <summary>What an ended step sets free, and when a frame is through.</summary>
internal sealed partial class Turn
{
    /// <summary>Starts or skips what runs after a step that has ended, and closes the frame when it was the last.</summary>
    private void Settle(Frame frame, StepNode node)
    {
        foreach (var ordinal in node.Before)
        {
            Work.Take(frame.Block.Steps[ordinal].After.Length);
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

    /// <summary>Whether all predecessors of a step have ended as it wants, whatever became of the step itself.</summary>
    public static bool IsAdmitted(Frame frame, int ordinal) => Decide(frame, ordinal) == true;

    /// <summary>Starts or skips, in every open frame, what is decided but has not been: after a run has moved to another version, or rested.</summary>
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
    public static bool? Decide(Frame frame, int ordinal)
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
        ScopeResults.Keep(state, frame);
        try
        {
            owner.Kind.BlockEnded(new StepRun(this, parent, owner), frame, status, fault);
        }
        catch (ExpressionException error)
        {
            Fail(parent, owner, error);
        }
    }
}
