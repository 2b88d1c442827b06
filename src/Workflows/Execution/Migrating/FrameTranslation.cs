using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>Rebuilds the frames of a run in the blocks of another version, and notes everything that stands against it.</summary>
internal sealed class FrameTranslation(StepMap map)
{
    private static readonly string[] LimitMembers = ["count", "timeout"];

    public List<string> Refusals { get; } = [];

    public List<MigrationPosition> Positions { get; } = [];

    public List<string> Passed { get; } = [];

    /// <summary>What stays as the old version has it though the new one says it differently.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Every frame of the run, and the one that has taken its place.</summary>
    public List<(Frame Old, Frame Now)> Frames { get; } = [];

    /// <param name="over">The block has come to its end and is kept only so that a person may try a failed step of it again.</param>
    public Frame Translate(Frame old, Frame? parent, bool over = false)
    {
        var block = map.Of(old.Block)!;
        var frame = new Frame(block, parent, old.Turn, old.Item);
        Frames.Add((old, frame));
        foreach (var node in old.Block.Steps)
        {
            Move(old, node, frame);
        }

        if (over)
        {
            Close(frame);
        }
        else
        {
            SetInOrder(old, frame);
        }

        frame.Open = frame.Statuses.Count(s => s < StepStatus.Succeeded);
        MoveKept(old, frame);
        return frame;
    }

    /// <summary>The steps that would start, by path.</summary>
    public static List<string> Ready(Frame root) =>
        [.. LiveSteps.Frames(root).Where(f => f.Open > 0).SelectMany(f => f.Block.Steps.Where(s => Turn.MayStart(f, s.Ordinal)).Select(f.PathOf))];

    private void Move(Frame old, StepNode node, Frame frame)
    {
        var status = old.Statuses[node.Ordinal];
        if (status == StepStatus.None)
        {
            return;
        }

        var live = status is StepStatus.Running or StepStatus.Waiting;
        var now = map.Of(node);
        var here = now is not null && ReferenceEquals(now.Block, frame.Block);
        if (live)
        {
            Positions.Add(new(old.States[node.Ordinal]!.Instance, status, old.PathOf(node), here ? frame.PathOf(now!) : null, here && LooksAgain(status, node, now!)));
        }

        if (!here)
        {
            if (live)
            {
                Refusals.Add($"'{old.PathOf(node)}' is {(status == StepStatus.Waiting ? "waiting" : "under way")}, but the new version has no such step there. Choose the step that takes its place.");
            }

            return;
        }

        if (live && now!.Type != node.Type)
        {
            Refusals.Add($"'{old.PathOf(node)}' is under way as {node.Type}; in the new version it is {now.Type}, which can't take over what it waits for.");
            return;
        }

        if (live)
        {
            Notes.AddRange(LimitsKept(frame.PathOf(now!), node, now!));
        }

        Take(old, node, frame, now!);
    }

    /// <summary>A limit was worked out when the step started, and what counts towards it has begun.</summary>
    private static IEnumerable<string> LimitsKept(string path, StepNode node, StepNode now)
    {
        var (was, willBe) = (node.Definition.Source["limit"], now.Definition.Source["limit"]);
        return from member in LimitMembers
               where !Equals(was?.Get(member) ?? Value.Null, willBe?.Get(member) ?? Value.Null)
               select $"'{path}' keeps the limit.{member} it started with ({Written(was?.Get(member), node)}). That of the new version ({Written(willBe?.Get(member), now)}) holds when the step starts again.";
    }

    private static string Written(Value? limit, StepNode step) => limit is not (null or NullValue) ? limit.AsText() ?? limit.ToString() : step.Type == "Until" ? "the default" : "none";

    private bool LooksAgain(StepStatus status, StepNode node, StepNode now) =>
        status == StepStatus.Waiting && now.Kind.LooksAtFacts && (map.ParametersDiffer || !node.Definition.Inputs.Equals(now.Definition.Inputs));

    private void Take(Frame old, StepNode node, Frame frame, StepNode now)
    {
        frame.Statuses[now.Ordinal] = old.Statuses[node.Ordinal];
        if (old.SkippedByPerson?.Contains(node.Ordinal) == true)
        {
            (frame.SkippedByPerson ??= []).Add(now.Ordinal);
        }

        if (old.Visits?.TryGetValue(node.Ordinal, out var visits) == true)
        {
            (frame.Visits ??= [])[now.Ordinal] = visits;
        }

        if (old.States[node.Ordinal] is not { } state)
        {
            return;
        }

        var moved = state.Clone(old);
        frame.States[now.Ordinal] = moved;
        moved.Frames = null;
        foreach (var inner in state.Frames ?? [])
        {
            if (map.Of(inner.Block) is not null)
            {
                (moved.Frames ??= []).Add(Translate(inner, frame, over: old.Statuses[node.Ordinal] >= StepStatus.Succeeded || inner.Open == 0));
            }
            else if (inner.Open > 0)
            {
                Refusals.Add($"The run is inside '{inner.Prefix.TrimEnd('/')}' ({inner.Block.Label}), which the new version does not have.");
            }
        }
    }

    /// <summary>What the new version adds to a block that is over does not run any more.</summary>
    private void Close(Frame frame)
    {
        foreach (var node in frame.Block.Steps.Where(s => frame.Statuses[s.Ordinal] == StepStatus.None))
        {
            frame.Statuses[node.Ordinal] = StepStatus.Skipped;
            Passed.Add(frame.PathOf(node));
        }
    }

    private void SetInOrder(Frame old, Frame frame)
    {
        var order = new FrameOrder(frame, Unreached(old));
        Passed.AddRange(order.MarkPassed());
        Refusals.AddRange(order.Refusals());
    }

    /// <summary>Steps of the new version that the old one has ahead of the run in this frame, at any depth.</summary>
    private HashSet<StepNode> Unreached(Frame old) =>
    [
        .. old.Block.Steps.Where(s => old.Statuses[s.Ordinal] == StepStatus.None)
            .SelectMany(s => s.Blocks.SelectMany(RerunCheck.Inside).Prepend(s)).Select(map.Of).OfType<StepNode>(),
    ];

    private void MoveKept(Frame old, Frame frame)
    {
        foreach (var (index, step) in old.Kept ?? [])
        {
            if (map.Of(map.From.Steps[index]) is { } now)
            {
                (frame.Kept ??= [])[now.Index] = step;
            }
        }
    }
}
