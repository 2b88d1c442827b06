using CampaignTracker.Workflows.Language.Definitions;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// How a block ends (flow reference, "Statuses"): it fails if a last step failed or timed out, or was skipped because of a
/// failure before it that nothing handled. A failure is handled when a step that runs after it ran because of it.
/// </summary>
internal static class BlockOutcome
{
    public static (StepStatus Status, StepFault? Fault) Of(Frame frame)
    {
        var cancelled = false;
        foreach (var ordinal in frame.Block.Last)
        {
            switch (frame.Statuses[ordinal])
            {
                case StepStatus.Failed or StepStatus.TimedOut:
                    return Failed(frame, ordinal);
                case StepStatus.Skipped when CauseOf(frame, ordinal) is { } cause:
                    return Failed(frame, cause);
                case StepStatus.Cancelled:
                    cancelled = true;
                    break;
                default:
                    break;
            }
        }

        return (cancelled ? StepStatus.Cancelled : StepStatus.Succeeded, null);
    }

    private static (StepStatus, StepFault?) Failed(Frame frame, int cause)
    {
        var step = frame.Block.Steps[cause];
        var inner = frame.States[cause]?.Fault;
        var how = frame.Statuses[cause] == StepStatus.TimedOut ? "took too long" : "failed";
        var text = inner is null ? $"The step '{step.Name}' {how}." : $"The step '{step.Name}' {how}: {inner.Message}";
        return (StepStatus.Failed, new StepFault(Faults.OfBlock, text));
    }

    /// <summary>The unhandled failure because of which a step was skipped; null where it was skipped for another reason.</summary>
    private static int? CauseOf(Frame frame, int skipped)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([skipped]);
        while (open.TryPop(out var ordinal))
        {
            foreach (var predecessor in frame.Block.Steps[ordinal].After)
            {
                if (Admits(frame, predecessor) || !seen.Add(predecessor.Ordinal))
                {
                    continue;
                }

                switch (frame.Statuses[predecessor.Ordinal])
                {
                    case StepStatus.Failed or StepStatus.TimedOut when !IsHandled(frame, predecessor.Ordinal):
                        return predecessor.Ordinal;
                    case StepStatus.Skipped:
                        open.Push(predecessor.Ordinal);
                        break;
                    default:
                        break;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a predecessor ended as the step wants it. What a person skipped counts as succeeded too.</summary>
    public static bool Admits(Frame frame, Predecessor predecessor)
    {
        var statuses = predecessor.Statuses;
        if (frame.SkippedByPerson?.Contains(predecessor.Ordinal) == true && statuses.HasFlag(EndStatuses.Succeeded))
        {
            return true;
        }

        return frame.Statuses[predecessor.Ordinal] switch
        {
            StepStatus.Succeeded => statuses.HasFlag(EndStatuses.Succeeded),
            StepStatus.Failed => statuses.HasFlag(EndStatuses.Failed),
            StepStatus.Skipped => statuses.HasFlag(EndStatuses.Skipped),
            StepStatus.TimedOut => statuses.HasFlag(EndStatuses.TimedOut),
            StepStatus.Cancelled => statuses.HasFlag(EndStatuses.Cancelled),
            StepStatus.None or StepStatus.Waiting or StepStatus.Running => false,
            _ => throw new ArgumentOutOfRangeException(nameof(predecessor)),
        };
    }

    private static bool IsHandled(Frame frame, int failed)
    {
        foreach (var next in frame.Block.Steps[failed].Before)
        {
            if (frame.Statuses[next] is not (StepStatus.Skipped or StepStatus.None)
                && frame.Block.Steps[next].After.Any(p => p.Ordinal == failed && Admits(frame, p)))
            {
                return true;
            }
        }

        return false;
    }
}
