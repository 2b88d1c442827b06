namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>Renames that suggest themselves: a step is gone, and one of the same kind has come in the same place. A person decides.</summary>
public static class RenameSuggestions
{
    /// <returns>Old step name to new step name. Nothing where two could be meant.</returns>
    public static IReadOnlyDictionary<string, string> Between(FlowProgram from, FlowProgram to)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

        // From the outside in: where a scope was renamed, its steps are looked for inside the new one.
        foreach (var block in from.Blocks.OrderBy(DepthOf))
        {
            var map = new StepMap(from, to, found);
            if (map.Of(block) is not { } now)
            {
                continue;
            }

            var kept = from.Steps.Select(map.Of).OfType<StepNode>().ToHashSet();
            var gone = block.Steps.Where(s => map.Of(s) is null).ToLookup(s => s.Type);
            var come = now.Steps.Where(s => !kept.Contains(s)).ToLookup(s => s.Type);
            foreach (var kind in gone.Where(g => g.Count() == 1 && come[g.Key].Count() == 1))
            {
                found[kind.Single().Name] = come[kind.Key].Single().Name;
            }
        }

        return found;
    }

    private static int DepthOf(Block block)
    {
        var depth = 0;
        for (var owner = block.Owner; owner is not null; owner = owner.Block.Owner)
        {
            depth++;
        }

        return depth;
    }
}
