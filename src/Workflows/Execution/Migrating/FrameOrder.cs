namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>
/// Decides what of a moved frame is behind the run, in the order of the new version. A step that has begun stands behind nothing that
/// is yet to end, for else what comes after it would not wait for that.
/// </summary>
/// <param name="unreached">Steps that the old version had ahead of the run as well.</param>
internal sealed class FrameOrder(Frame frame, IReadOnlySet<StepNode> unreached)
{
    private readonly HashSet<int> _passed = [];

    /// <summary>
    /// Marks what does not run any more: what stands before a step that has begun, and what was skipped and would start now. What was
    /// skipped and is not decided any more is ahead of the run.
    /// </summary>
    /// <returns>The steps that are passed, by path.</returns>
    public IReadOnlyList<string> MarkPassed()
    {
        var behind = Behind();
        foreach (var ordinal in InOrder(frame.Block))
        {
            if (IsPassed(ordinal, behind.Contains(ordinal)))
            {
                frame.Statuses[ordinal] = StepStatus.Skipped;
                (frame.SkippedByPerson ??= []).Add(ordinal);
                _passed.Add(ordinal);
            }
            else if (IsOpenAgain(ordinal))
            {
                frame.Statuses[ordinal] = StepStatus.None;
            }
        }

        return [.. frame.Block.Steps.Where(s => _passed.Contains(s.Ordinal)).Select(frame.PathOf)];
    }

    /// <summary>Where, once what is passed has been marked, a step could start before one it stands behind has ended.</summary>
    public IEnumerable<string> Refusals() => frame.Block.Steps.Where(s => HasBegun(s.Ordinal)).Select(WhyNot).OfType<string>();

    /// <summary>Paths of the steps, in all open frames, that would be skipped at once because of how others have ended.</summary>
    public static List<string> Skipped(Frame root)
    {
        var skipped = new List<string>();
        foreach (var frame in LiveSteps.Frames(root.Clone(null)).Where(f => f.Open > 0))
        {
            foreach (var ordinal in InOrder(frame.Block).Where(o => frame.Statuses[o] == StepStatus.None && Turn.Decide(frame, o) == false))
            {
                frame.Statuses[ordinal] = StepStatus.Skipped;
                skipped.Add(frame.PathOf(frame.Block.Steps[ordinal]));
            }
        }

        return skipped;
    }

    /// <summary>Each step after all that it runs after. What runs in a circle is left out: it never starts.</summary>
    private static IEnumerable<int> InOrder(Block block)
    {
        var open = Array.ConvertAll(block.Steps, s => s.After.Length);
        var free = new Queue<int>(block.First);
        while (free.TryDequeue(out var ordinal))
        {
            yield return ordinal;
            foreach (var next in block.Steps[ordinal].Before)
            {
                if (--open[next] == 0)
                {
                    free.Enqueue(next);
                }
            }
        }
    }

    private bool IsPassed(int ordinal, bool isBehind) =>
        frame.Statuses[ordinal] == StepStatus.None ? isBehind && !IsUnreached(ordinal) : IsOpenAgain(ordinal) && (isBehind || Turn.IsAdmitted(frame, ordinal));

    /// <summary>The old version would have run it, so that it is never passed: where it is behind the run, the move is refused.</summary>
    private bool IsUnreached(int ordinal) => unreached.Contains(frame.Block.Steps[ordinal]);

    /// <summary>It was skipped, and by the new version's order that would not have been decided.</summary>
    private bool IsOpenAgain(int ordinal) => WasSkipped(ordinal) && Turn.Decide(frame, ordinal) != false;

    /// <summary>By the flow. A person's skip, and what an earlier move passed, stands for a success.</summary>
    private bool WasSkipped(int ordinal) => frame.Statuses[ordinal] == StepStatus.Skipped && frame.SkippedByPerson?.Contains(ordinal) != true;

    /// <summary>A skipped step may have been skipped before all its predecessors were reached.</summary>
    private bool HasBegun(int ordinal) => frame.Statuses[ordinal] != StepStatus.None && !WasSkipped(ordinal) && !_passed.Contains(ordinal);

    private bool IsLive(int ordinal) => frame.Statuses[ordinal] is StepStatus.Running or StepStatus.Waiting;

    /// <summary>Looks no further than to what stays skipped: that may have been decided before all it runs after was reached.</summary>
    private HashSet<int> Behind()
    {
        var behind = new HashSet<int>();
        var skipped = StillSkipped();
        var open = new Stack<int>(frame.Block.Steps.Where(s => HasBegun(s.Ordinal)).Select(s => s.Ordinal));
        while (open.TryPop(out var ordinal))
        {
            foreach (var before in frame.Block.Steps[ordinal].After.Where(p => !skipped.Contains(p.Ordinal) && behind.Add(p.Ordinal)))
            {
                open.Push(before.Ordinal);
            }
        }

        return behind;
    }

    /// <summary>What the flow skipped and the new version would have skipped as well.</summary>
    private HashSet<int> StillSkipped()
    {
        var skipped = new HashSet<int>();
        var statuses = frame.Statuses.ToArray();
        foreach (var ordinal in InOrder(frame.Block).Where(WasSkipped))
        {
            if (IsOpenAgain(ordinal))
            {
                frame.Statuses[ordinal] = StepStatus.None;
            }
            else
            {
                skipped.Add(ordinal);
            }
        }

        statuses.CopyTo(frame.Statuses, 0);
        return skipped;
    }

    /// <summary>Looks no further than to what has begun as well: that answers for itself.</summary>
    private string? WhyNot(StepNode step)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([step.Ordinal]);
        while (open.TryPop(out var ordinal))
        {
            foreach (var before in frame.Block.Steps[ordinal].After.Where(p => seen.Add(p.Ordinal)))
            {
                var first = frame.Block.Steps[before.Ordinal];
                if (IsLive(before.Ordinal))
                {
                    return $"{Begun(step)} but now stands behind '{frame.PathOf(first)}', which {Doing(before.Ordinal)}: what comes after '{step.Name}' would not wait for it. Leave '{step.Name}' ahead of it, or leave the run on its version.";
                }

                if (frame.Statuses[before.Ordinal] == StepStatus.None && IsUnreached(before.Ordinal))
                {
                    return $"{Begun(step)} but now stands behind '{frame.PathOf(first)}', which has not been reached: it would never run. Leave '{step.Name}' ahead of it, or leave the run on its version.";
                }

                if (_passed.Contains(before.Ordinal))
                {
                    open.Push(before.Ordinal);
                }
            }
        }

        return null;
    }

    private string Begun(StepNode step) => IsLive(step.Ordinal)
        ? $"'{frame.PathOf(step)}' {Doing(step.Ordinal)}"
        : $"'{frame.PathOf(step)}' has finished";

    private string Doing(int ordinal) => frame.Statuses[ordinal] == StepStatus.Waiting ? "waits" : "is under way";
}
