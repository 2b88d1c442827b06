namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// Whether a step has surely ended, or will surely not run any more, when an expression that refers to it is worked out: it must be
/// before it by <c>runAfter</c>, or stand inside a step that is. Tracked properties are worked out when their own step has ended. The live service refuses a definition where it is not.
/// </summary>
internal static class StepPrecedence
{
    public static bool HasEnded(StepNode target, StepReference place)
    {
        var asking = place.Step;
        var isAtItsEnd = asking is not null && place.Path == $"{asking.Definition.Path}.{ProgramCompiler.Tracked}";
        for (var block = place.From; block is not null; block = block.Owner?.Block)
        {
            if (AncestorIn(block, target) is { } ancestor)
            {
                return asking is null || (isAtItsEnd && ReferenceEquals(ancestor, place.Step)) || IsBefore(block, ancestor.Ordinal, asking.Ordinal);
            }

            asking = block.Owner;
        }

        return false;
    }

    /// <summary>The step itself or the one of its enclosing steps that stands in the block.</summary>
    private static StepNode? AncestorIn(Block block, StepNode step)
    {
        for (var node = step; node is not null; node = node.Block.Owner)
        {
            if (ReferenceEquals(node.Block, block))
            {
                return node;
            }
        }

        return null;
    }

    private static bool IsBefore(Block block, int first, int then)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([then]);
        while (open.TryPop(out var ordinal))
        {
            foreach (var predecessor in block.Steps[ordinal].After)
            {
                if (predecessor.Ordinal == first)
                {
                    return true;
                }

                if (seen.Add(predecessor.Ordinal))
                {
                    open.Push(predecessor.Ordinal);
                }
            }
        }

        return false;
    }
}
