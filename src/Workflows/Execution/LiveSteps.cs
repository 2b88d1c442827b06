using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Execution;

/// <summary>Finds steps in the frames of a run.</summary>
internal static class LiveSteps
{
    /// <summary>A step that runs or waits.</summary>
    public static StepRun? Find(Turn turn, long instance) =>
        Find(turn, instance, status => status is StepStatus.Running or StepStatus.Waiting);

    /// <summary>A step that failed and whose frame has been kept.</summary>
    public static StepRun? FindFailed(Turn turn, long instance) =>
        Find(turn, instance, status => status is StepStatus.Failed or StepStatus.TimedOut);

    /// <summary>Every step that runs or waits.</summary>
    public static IEnumerable<StepRun> All(Turn turn, Frame root) =>
        from frame in Frames(root)
        from step in frame.Block.Steps
        where frame.Statuses[step.Ordinal] is StepStatus.Running or StepStatus.Waiting
        select new StepRun(turn, frame, step);

    public static IEnumerable<Frame> Frames(Frame root)
    {
        var open = new Stack<Frame>([root]);
        while (open.TryPop(out var frame))
        {
            yield return frame;
            foreach (var state in frame.States)
            {
                foreach (var inner in state?.Frames ?? [])
                {
                    open.Push(inner);
                }
            }
        }
    }

    private static StepRun? Find(Turn turn, long instance, Func<StepStatus, bool> wanted)
    {
        if (turn.State.Root is not { } root)
        {
            return null;
        }

        foreach (var frame in Frames(root))
        {
            for (var i = 0; i < frame.States.Length; i++)
            {
                if (frame.States[i]?.Instance == instance && wanted(frame.Statuses[i]))
                {
                    return new StepRun(turn, frame, frame.Block.Steps[i]);
                }
            }
        }

        return null;
    }
}
