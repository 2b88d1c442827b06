using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>What differs between two versions of a flow, step by step. Paths are of steps, such as <c>Evidence/Collect</c>.</summary>
/// <param name="Around">What differs outside of the steps: triggers, parameters, outputs.</param>
public sealed record VersionDifference(
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed,
    IReadOnlyList<Renamed> Renamed,
    IReadOnlyList<ChangedStep> Changed,
    IReadOnlyList<ChangedMember> Around)
{
    public bool IsEmpty => Added.Count + Removed.Count + Renamed.Count + Changed.Count + Around.Count == 0;

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
            [.. kept.Where(k => k.New is not null).Select(k => Compare(map, k.Old, k.New!)).OfType<ChangedStep>()],
            [.. ChangedMember.Between(from.Definition.Source, to.Definition.Source, ["actions"])]);
    }

    private static ChangedStep? Compare(StepMap map, StepNode old, StepNode now)
    {
        var changes = ChangedMember.Between(old.Definition.Source, now.Definition.Source, ["actions", "else", "cases", "default"]).ToList();
        changes.RemoveAll(c => c.Name == "runAfter" && RunsAfter(old, s => map.Of(s)?.Name).SetEquals(RunsAfter(now, s => s.Name)));
        if (StepMap.PathOf(old.Block.Owner) != StepMap.PathOf(now.Block.Owner) || old.Block.Label != now.Block.Label)
        {
            changes.Add(new("place", Value.Of(Place(old)), Value.Of(Place(now))));
        }

        return changes.Count == 0 ? null : new(StepMap.PathOf(now), changes);
    }

    /// <summary>Whom it waits for, called by the names of the new version: a step that follows a renamed one has not changed.</summary>
    private static HashSet<(string?, EndStatuses)> RunsAfter(StepNode step, Func<StepNode, string?> name) =>
        [.. step.After.Select(p => (name(step.Block.Steps[p.Ordinal]), p.Statuses))];

    private static string Place(StepNode step) => step.Block.Label.Length == 0 ? StepMap.PathOf(step.Block.Owner) : $"{StepMap.PathOf(step.Block.Owner)} ({step.Block.Label})";
}

public sealed record Renamed(string From, string To);

/// <param name="Changes">The members of the step that differ, such as <c>inputs</c> or <c>runAfter</c>; <c>place</c> where it stands elsewhere.</param>
public sealed record ChangedStep(string Path, IReadOnlyList<ChangedMember> Changes)
{
    public IEnumerable<string> Members => Changes.Select(c => c.Name);
}

/// <param name="Before">Null where the old version does not say.</param>
/// <param name="After">Null where the new version does not say any more.</param>
public sealed record ChangedMember(string Name, Value? Before, Value? After)
{
    internal static IEnumerable<ChangedMember> Between(ObjectValue old, ObjectValue now, IReadOnlyList<string> except) =>
        old.Select(p => p.Key).Union(now.Select(p => p.Key))
            .Where(name => !except.Contains(name))
            .Where(name => !Equals(old[name] ?? Value.Null, now[name] ?? Value.Null))
            .Select(name => new ChangedMember(name, old[name], now[name]));
}
