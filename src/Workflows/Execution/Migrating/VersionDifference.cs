using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>What differs between two versions of a flow, step by step. Paths are of steps, such as <c>Evidence/Collect</c>.</summary>
public sealed record VersionDifference(
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed,
    IReadOnlyList<Renamed> Renamed,
    IReadOnlyList<ChangedStep> Changed)
{
    public bool IsEmpty => Added.Count + Removed.Count + Renamed.Count + Changed.Count == 0;

    /// <param name="renames">Old name to new name, as a person mapped them; names ignore case.</param>
    public static VersionDifference Between(FlowProgram from, FlowProgram to, IReadOnlyDictionary<string, string> renames)
    {
        var map = new StepMap(from, to, renames);
        var kept = from.Steps.Select(s => (Old: s, New: map.Of(s))).ToList();
        var targets = kept.Select(k => k.New).OfType<StepNode>().ToHashSet();
        return new(
            [.. to.Steps.Where(s => !targets.Contains(s)).Select(StepMap.PathOf)],
            [.. kept.Where(k => k.New is null).Select(k => StepMap.PathOf(k.Old))],
            [.. kept.Where(k => k.New is not null && k.New.Name != k.Old.Name).Select(k => new Renamed(StepMap.PathOf(k.Old), StepMap.PathOf(k.New!)))],
            [.. kept.Where(k => k.New is not null).Select(k => Compare(k.Old, k.New!)).OfType<ChangedStep>()]);
    }

    private static ChangedStep? Compare(StepNode old, StepNode now)
    {
        var members = old.Definition.Source.Select(p => p.Key).Union(now.Definition.Source.Select(p => p.Key))
            .Where(name => name is not ("actions" or "else" or "cases" or "default"))
            .Where(name => !Equals(old.Definition.Source[name] ?? Value.Null, now.Definition.Source[name] ?? Value.Null))
            .ToList();
        if (StepMap.PathOf(old.Block.Owner) != StepMap.PathOf(now.Block.Owner) || old.Block.Label != now.Block.Label)
        {
            members.Add("place");
        }

        return members.Count == 0 ? null : new(StepMap.PathOf(now), members);
    }
}

public sealed record Renamed(string From, string To);

/// <param name="Members">The members of the step that differ, such as <c>inputs</c> or <c>runAfter</c>; <c>place</c> where it stands elsewhere.</param>
public sealed record ChangedStep(string Path, IReadOnlyList<string> Members);
