using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>A compiled block: steps that share a scope, with who runs after whom as ordinals.</summary>
internal sealed class Block
{
    public required int Index { get; init; }

    public required string Label { get; init; }

    /// <summary>The step this block belongs to; null for the flow itself.</summary>
    public required StepNode? Owner { get; init; }

    public StepNode[] Steps { get; set; } = [];

    /// <summary>Ordinals of the steps that run after nothing.</summary>
    public int[] First { get; set; } = [];

    /// <summary>Ordinals of the steps that nothing runs after: they decide how the block ends.</summary>
    public int[] Last { get; set; } = [];

    public Value? Case { get; init; }

    public bool IsWithin(Block outer)
    {
        for (var block = this; block is not null; block = block.Owner?.Block)
        {
            if (ReferenceEquals(block, outer))
            {
                return true;
            }
        }

        return false;
    }
}
