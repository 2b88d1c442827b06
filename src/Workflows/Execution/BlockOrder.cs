using CampaignTracker.Workflows.Language.Definitions;

namespace CampaignTracker.Workflows.Execution;

/// <summary>Works out who runs after whom in a block, and lists what can't be: a missing step, a step after itself, a circle.</summary>
internal static class BlockOrder
{
    public static void Link(Block block, Dictionary<string, int> ordinals, FaultList faults)
    {
        var before = Array.ConvertAll(block.Steps, _ => new List<int>());
        foreach (var step in block.Steps)
        {
            step.After = [.. Predecessors(step, ordinals, faults).DistinctBy(p => p.Ordinal)];
            foreach (var predecessor in step.After)
            {
                before[predecessor.Ordinal].Add(step.Ordinal);
            }
        }

        foreach (var step in block.Steps)
        {
            step.Before = [.. before[step.Ordinal]];
        }

        block.First = [.. block.Steps.Where(s => s.After.Length == 0).Select(s => s.Ordinal)];
        block.Last = [.. block.Steps.Where(s => s.Before.Length == 0).Select(s => s.Ordinal)];
        FindCircle(block, faults);
    }

    private static IEnumerable<Predecessor> Predecessors(StepNode step, Dictionary<string, int> ordinals, FaultList faults)
    {
        foreach (var after in step.Definition.RunAfter)
        {
            if (!ordinals.TryGetValue(after.Step, out var ordinal))
            {
                faults.Error($"{step.Definition.Path}.runAfter.{after.Step}", "MissingStep", $"'{step.Name}' runs after '{after.Step}', but there is no such step beside it. A step runs after steps of its own scope, branch or loop.");
            }
            else if (ordinal == step.Ordinal)
            {
                faults.Error($"{step.Definition.Path}.runAfter.{after.Step}", "Circle", $"'{step.Name}' runs after itself.");
            }
            else
            {
                yield return new(ordinal, after.Statuses);
            }
        }
    }

    /// <summary>Takes away steps whose predecessors are gone until none is left; what stays runs in a circle.</summary>
    private static void FindCircle(Block block, FaultList faults)
    {
        var open = block.Steps.Select(s => s.After.Length).ToArray();
        var free = new Queue<int>(block.First);
        var left = block.Steps.Length;
        while (free.TryDequeue(out var ordinal))
        {
            left--;
            foreach (var next in block.Steps[ordinal].Before)
            {
                if (--open[next] == 0)
                {
                    free.Enqueue(next);
                }
            }
        }

        if (left > 0)
        {
            var circle = WithoutFollowers(block, [.. block.Steps.Where(s => open[s.Ordinal] > 0).Select(s => s.Ordinal)]);
            faults.Error($"{circle[0].Definition.Path}.runAfter", "Circle", $"These steps wait for each other in a circle, so none of them can start: {string.Join(", ", circle.Select(s => s.Name))}.");
        }
    }

    /// <summary>What runs after a circle can't start either, but is not the mistake.</summary>
    private static List<StepNode> WithoutFollowers(Block block, HashSet<int> stuck)
    {
        while (stuck.RemoveWhere(ordinal => !Array.Exists(block.Steps[ordinal].Before, stuck.Contains)) > 0)
        {
        }

        return [.. block.Steps.Where(s => stuck.Contains(s.Ordinal))];
    }
}
