namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>Finds finished steps that the new version has in a place the run has yet to reach: they would run again there.</summary>
internal sealed class RerunCheck(StepMap map, Frame moved)
{
    private readonly Ahead _ahead = new(moved);

    public IEnumerable<string> Of(Frame root) => LiveSteps.Frames(root).SelectMany(frame => frame.Block.Steps.SelectMany(node => Of(frame, node)));

    private IEnumerable<string> Of(Frame frame, StepNode node)
    {
        if (frame.Statuses[node.Ordinal] is StepStatus.Succeeded or StepStatus.Failed or StepStatus.TimedOut
            && map.Of(node) is { } now && !ReferenceEquals(now.Block, map.Of(frame.Block)))
        {
            yield return $"'{node.Name}' has finished, but stands elsewhere in the new version ({StepMap.PathOf(now)}), where it would run again.";
        }

        if (!HasClosed(frame, node))
        {
            yield break;
        }

        foreach (var inner in node.Blocks.SelectMany(Inside))
        {
            if (map.Of(inner) is { } elsewhere && !IsInside(elsewhere, map.Of(node)) && _ahead.MayRun(elsewhere))
            {
                yield return $"'{inner.Name}' may have finished inside '{frame.PathOf(node)}', but stands outside of it in the new version ({StepMap.PathOf(elsewhere)}), where it would run again.";
            }
        }
    }

    /// <summary>Blocks of the step have come and gone, and with them the knowledge of which of their steps ran.</summary>
    public static bool HasClosed(Frame frame, StepNode node) => frame.Statuses[node.Ordinal] switch
    {
        StepStatus.Succeeded or StepStatus.Failed or StepStatus.TimedOut or StepStatus.Cancelled => node.Blocks.Length > 0,
        StepStatus.Running or StepStatus.Waiting => frame.States[node.Ordinal] is { Turns: > 0 } state && state.Turns > (state.Frames?.Count(f => f.Open > 0) ?? 0),
        StepStatus.None or StepStatus.Skipped => frame.Visits?.ContainsKey(node.Ordinal) == true,
        _ => throw new ArgumentOutOfRangeException(nameof(node), frame.Statuses[node.Ordinal], "A status that no step has."),
    };

    public static IEnumerable<StepNode> Inside(Block block) => block.Steps.SelectMany(s => s.Blocks.SelectMany(Inside).Prepend(s));

    public static bool IsInside(StepNode step, StepNode? outer)
    {
        for (var owner = step.Block.Owner; owner is not null && outer is not null; owner = owner.Block.Owner)
        {
            if (ReferenceEquals(owner, outer))
            {
                return true;
            }
        }

        return false;
    }
}
