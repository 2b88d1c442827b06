using CampaignTracker.Workflows.Language.Expressions;

namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>Finds what the new version reads of finished steps and the moved run does not have.</summary>
internal sealed class MissingRecords(StepMap map, FrameTranslation moved)
{
    private readonly ILookup<StepNode, StepReference> _readers = ReadersOf(map.To);
    private readonly HashSet<Block> _live = [.. moved.Frames.Select(f => f.Now.Block)];
    private readonly Dictionary<StepNode, StepNode> _old = OldOf(map);

    public List<MissingRecord> Find() => [.. moved.Frames.SelectMany(f => Of(f.Old, f.Now))];

    private static Dictionary<StepNode, StepNode> OldOf(StepMap map)
    {
        var old = new Dictionary<StepNode, StepNode>();
        foreach (var step in map.From.Steps)
        {
            if (map.Of(step) is { } now)
            {
                old.TryAdd(now, step);
            }
        }

        return old;
    }

    /// <summary>By the step that is read. A name that is worked out may be any; a result reads the step's first-level steps too.</summary>
    private static ILookup<StepNode, StepReference> ReadersOf(FlowProgram program) => program.References
        .Where(r => r.Reference.Kind is ReferenceKind.Action or ReferenceKind.Result)
        .SelectMany(r => r.Reference.Name is not { } name ? program.Steps : program.ByName.TryGetValue(name, out var step) ? [step] : [], (r, step) => (r, step))
        .SelectMany(p => p.r.Reference.Kind == ReferenceKind.Result ? p.step.Blocks.SelectMany(b => b.Steps).Prepend(p.step) : [p.step], (p, read) => (p.r, read))
        .ToLookup(p => p.read, p => p.r);

    private IEnumerable<MissingRecord> Of(Frame old, Frame now) =>
        old.Block.Steps.SelectMany(node => Of(old, now, node)).Concat(Passed(old, now));

    private IEnumerable<MissingRecord> Of(Frame old, Frame now, StepNode node)
    {
        var status = old.Statuses[node.Ordinal];
        if (status is StepStatus.None or StepStatus.Skipped)
        {
            yield break;
        }

        var step = map.Of(node) is { } found && ReferenceEquals(found.Block, now.Block) ? found : null;
        if (step is { IsReferenced: true } && status >= StepStatus.Succeeded && old.States[node.Ordinal] is null)
        {
            yield return new(MissingKind.Own, step, now, old.PathOf(node), [.. _readers[step]]);
        }

        foreach (var missing in RerunCheck.HasClosed(old, node) ? Closed(old, now, node, step) : [])
        {
            yield return missing;
        }
    }

    private IEnumerable<MissingRecord> Closed(Frame old, Frame now, StepNode node, StepNode? step)
    {
        if (step is { IsResultReferenced: true } && !node.IsResultReferenced && Result(old, now, node, step) is var results)
        {
            foreach (var result in results)
            {
                yield return result;
            }
        }

        foreach (var inner in node.Blocks.SelectMany(RerunCheck.Inside))
        {
            if (map.Of(inner) is { } read && Readers(read, step) is { Count: > 0 } readers && !IsKept(old, now, inner, read))
            {
                yield return Inner(old, now, node, inner, read, readers);
            }
        }
    }

    /// <summary>Those that stand outside of the blocks that have closed: what is inside does not read any more.</summary>
    private List<StepReference> Readers(StepNode read, StepNode? closed) =>
        [.. _readers[read].Where(r => r.Reference.Kind == ReferenceKind.Action && closed?.Blocks.Any(r.From.IsWithin) != true)];

    private static bool IsKept(Frame old, Frame now, StepNode inner, StepNode read) =>
        old.Kept?.GetValueOrDefault(inner.Index) is { } kept && kept != EndedStep.Lost
        && IsInside(read, now)
        && (kept.State?.TurnResults is not null || !LoopsAround(read, now.Block).Any(l => l.Gathered?.Contains(read) == true));

    private MissingRecord Inner(Frame old, Frame now, StepNode node, StepNode inner, StepNode read, List<StepReference> readers)
    {
        var path = PathIn(old, inner);
        if (LoopsAround(inner, old.Block).Any())
        {
            return new(MissingKind.InLoop, read, now, StepRecords.WithoutTurns(path), readers);
        }

        var fits = (map.Of(node) is { } step && RerunCheck.IsInside(read, step)) || !_live.Contains(read.Block);
        return new(fits && IsInside(read, now) ? MissingKind.Kept : MissingKind.Elsewhere, read, now, path, readers) { Around = Around(old, node, inner) };
    }

    private IEnumerable<MissingRecord> Result(Frame old, Frame now, StepNode node, StepNode step)
    {
        var readers = _readers[step].Where(r => r.Reference.Kind == ReferenceKind.Result).ToList();
        var inner = step.Blocks.SelectMany(b => b.Steps).Select(s => (s, Path: _old.TryGetValue(s, out var was) && RerunCheck.IsInside(was, node) ? PathIn(old, was) : null)).ToList();
        if (node.Type is not ("Foreach" or "Until"))
        {
            return [new(MissingKind.Result, step, now, old.PathOf(node), readers) { Inner = inner }];
        }

        // An Until that goes on gives its last turn, which is not over yet.
        return node.Type == "Until" && old.Statuses[node.Ordinal] < StepStatus.Succeeded
            ? []
            : inner.Where(i => i.Path is not null).Select(i => new MissingRecord(MissingKind.InLoop, i.s, now, StepRecords.WithoutTurns(i.Path!), readers));
    }

    /// <summary>A step that came back: passed by this move, but it may have run under a version before the old one.</summary>
    private IEnumerable<MissingRecord> Passed(Frame old, Frame now) => now.Block.Steps
        .Where(s => s.IsReferenced && now.Statuses[s.Ordinal] == StepStatus.Skipped && !map.From.ByName.ContainsKey(s.Name) && !_old.ContainsKey(s))
        .Select(s => new MissingRecord(MissingKind.Passed, s, now, old.Prefix + s.Name, []));

    private static string[] Around(Frame old, StepNode node, StepNode inner)
    {
        var around = new List<StepNode>();
        for (var owner = inner.Block.Owner; owner is not null && !ReferenceEquals(owner, node); owner = owner.Block.Owner)
        {
            around.Insert(0, owner);
        }

        return [old.PathOf(node), .. around.Select(a => PathIn(old, a))];
    }

    /// <summary>Path of a step of a block that has closed inside the frame, without turns of the loops in between.</summary>
    private static string PathIn(Frame frame, StepNode step) =>
        ReferenceEquals(step.Block, frame.Block) ? frame.PathOf(step) : $"{PathIn(frame, step.Block.Owner!)}/{step.Name}";

    private static IEnumerable<StepNode> LoopsAround(StepNode step, Block outer)
    {
        for (var block = step.Block; block.Owner is { } owner && !ReferenceEquals(block, outer); block = owner.Block)
        {
            if (owner.Type is "Foreach" or "Until")
            {
                yield return owner;
            }
        }
    }

    private static bool IsInside(StepNode step, Frame frame) => step.Block.IsWithin(frame.Block) && !ReferenceEquals(step.Block, frame.Block);
}
