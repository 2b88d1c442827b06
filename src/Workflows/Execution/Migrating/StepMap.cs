namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>Which step of the new version an old step has become: the one a person named, else the one of the same name.</summary>
internal sealed class StepMap(FlowProgram from, FlowProgram to, IReadOnlyDictionary<string, string> renames)
{
    private readonly Dictionary<string, string> _renames = new(renames, StringComparer.OrdinalIgnoreCase);

    public FlowProgram From => from;

    public FlowProgram To => to;

    /// <summary>A parameter has another value, so an expression that reads the same may say something else.</summary>
    public bool ParametersDiffer { get; } =
        from.Parameters.Count != to.Parameters.Count
        || from.Parameters.Any(p => !to.Parameters.TryGetValue(p.Key, out var now) || !Equals(p.Value.Default, now.Default));

    public StepNode? Of(StepNode old)
    {
        if (_renames.TryGetValue(old.Name, out var name))
        {
            return to.ByName.GetValueOrDefault(name);
        }

        // A name that somebody else was renamed to no longer stands for the old step of that name.
        return _renames.Values.Contains(old.Name, StringComparer.OrdinalIgnoreCase) ? null : to.ByName.GetValueOrDefault(old.Name);
    }

    /// <summary>The block in which an old block's steps go on; null where there is none.</summary>
    public Block? Of(Block old) =>
        old.Owner is null
            ? to.Blocks[0]
            : Of(old.Owner)?.Blocks.FirstOrDefault(b => string.Equals(b.Label, old.Label, StringComparison.OrdinalIgnoreCase));

    public static string PathOf(StepNode? step) =>
        step is null ? "" : step.Block.Owner is { } owner ? $"{PathOf(owner)}/{step.Name}" : step.Name;
}
