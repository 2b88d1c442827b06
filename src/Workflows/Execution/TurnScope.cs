using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// What an expression sees from where it stands: the steps of its own frame and of those around it, the current items, the
/// run's variables, the turn's facts. One per turn, moved from frame to frame.
/// </summary>
internal sealed class TurnScope(FlowProgram program, RunState state, AdvanceContext context, WorkAllowance work) : ExpressionContext
{
    public Frame? Frame { get; set; }

    /// <summary>Set while a wait's <c>where</c> or a step over items is evaluated: what <c>item()</c> gives then.</summary>
    public Value? ItemHere { get; set; }

    /// <summary>The step itself, while its tracked properties are evaluated.</summary>
    public (StepNode Node, StepStatus Status, StepState State)? Current { get; set; }

    public long CallbackInstance { get; set; }

    public override DateTimeOffset Now => context.Now;

    public override WorkAllowance Work => work;

    public override Random Chance => context.Chance;

    public override Value? TriggerOutputs => state.TriggerOutputs;

    public override Value? Trigger => ObjectValue.Of(
        ("name", Value.Of(state.TriggerName)),
        ("startTime", Records.Instant(state.StartedAt)),
        ("endTime", Records.Instant(state.StartedAt)),
        ("status", Value.Of("Succeeded")),
        ("code", Value.Of("OK")),
        ("inputs", program.Definition.Triggers.FirstOrDefault(t => string.Equals(t.Name, state.TriggerName, StringComparison.OrdinalIgnoreCase))?.Inputs ?? Value.Null),
        ("outputs", state.TriggerOutputs),
        ("clientTrackingId", RunName),
        ("originHistoryName", RunName));

    /// <summary>With the tags that Power Automate gives a flow.</summary>
    public override Value? Workflow => context.Workflow is ObjectValue workflow
        ? workflow.With("tags", ObjectValue.Of(("flowDisplayName", workflow["name"] ?? Value.Null), ("environmentName", Value.Null)))
        : ObjectValue.Empty;

    public override Value? Campaign => context.Facts;

    private Value RunName => context.Workflow?.Get("run")?.Get("name") ?? Value.Null;

    public override IWorkingDays? WorkingDays => context.WorkingDays;

    public override Value? CurrentAction => Current is { } c ? Records.Of(c.Node, c.Status, c.State) : null;

    public override string? CallbackUrl =>
        context.CallbackBase is { } address && CallbackInstance > 0
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{address}{CallbackInstance}")
            : null;

    public override Value? Item
    {
        get
        {
            if (ItemHere is not null)
            {
                return ItemHere;
            }

            for (var frame = Frame; frame is not null; frame = frame.Parent)
            {
                if (frame.Item is not null)
                {
                    return frame.Item;
                }
            }

            return null;
        }
    }

    public override Value? Parameter(string name) => program.Parameters.GetValueOrDefault(name)?.Default;

    public override Value? Variable(string name)
    {
        var value = state.Variables.GetValueOrDefault(name);
        if (value is StringValue { IsPutTogether: false } text)
        {
            work.Spend(text.Length);
        }

        return value;
    }

    public override Value? Items(string loop) => FrameOfLoop(loop)?.Item;

    public override long? IterationIndex(string loop) => FrameOfLoop(loop)?.Turn;

    public override Value? Stage(string key) =>
        (context.Facts?.Get("stages") as ArrayValue)?.FirstOrDefault(s => string.Equals(s.Get("key")?.AsText(), key, StringComparison.OrdinalIgnoreCase));

    public override Value? Claim(string key) => context.Claims?.Get(key);

    public override Value? Action(string name) =>
        FindAll(name) is { } found ? LoopOutputs.Record(found.Node, found.Status, found.State) : null;

    public override Value? ActionOutputs(string name) =>
        FindAll(name) is { } found ? LoopOutputs.Of(found.State) ?? found.State?.Outputs ?? Value.Null : null;

    public override ArrayValue? ActionBodies(string name) =>
        LoopOutputs.Of(FindAll(name)?.State) is { } turns ? ArrayValue.From(turns.Select(t => t.Get("body") ?? Value.Null)) : null;

    public override Value? Result(string scope) => Find(scope) is { } ended ? ended.State?.Result ?? ScopeResults.OfUnentered(ended.Node) : null;

    /// <summary>As <see cref="Find"/>, for who puts the turns of a loop together.</summary>
    private (StepNode Node, StepStatus Status, StepState? State)? FindAll(string name)
    {
        var found = Find(name);
        work.Spend((found?.State?.TurnResults?.Count ?? 0) * 128L);
        return found;
    }

    private Frame? FrameOfLoop(string loop)
    {
        for (var frame = Frame; frame is not null; frame = frame.Parent)
        {
            if (frame.Turn >= 0 && string.Equals(frame.Block.Owner!.Name, loop, StringComparison.OrdinalIgnoreCase))
            {
                return frame;
            }
        }

        return null;
    }

    /// <summary>The nearest ended step of that name: in this frame or one around it, or kept from a block that has closed inside one of them.</summary>
    private (StepNode Node, StepStatus Status, StepState? State)? Find(string name)
    {
        if (!program.ByName.TryGetValue(name, out var node))
        {
            return null;
        }

        for (var frame = Frame; frame is not null; frame = frame.Parent)
        {
            if (ReferenceEquals(frame.Block, node.Block))
            {
                return Ended(node, frame.Statuses[node.Ordinal], frame.States[node.Ordinal]);
            }

            if (frame.Kept is { } kept && kept.TryGetValue(node.Index, out var step))
            {
                return Ended(node, step.Status, step.State);
            }

            if (node.Block.IsWithin(frame.Block))
            {
                // What lies further out is from an earlier turn of a loop around both.
                break;
            }
        }

        return SkippedWithItsBranch(node);
    }

    /// <summary>A step of a branch that was not taken, or of a scope that was skipped, counts as skipped.</summary>
    private (StepNode, StepStatus, StepState?)? SkippedWithItsBranch(StepNode node)
    {
        for (var owner = node.Block.Owner; owner is not null; owner = owner.Block.Owner)
        {
            for (var frame = Frame; frame is not null; frame = frame.Parent)
            {
                if (ReferenceEquals(frame.Block, owner.Block))
                {
                    return frame.Statuses[owner.Ordinal] >= StepStatus.Succeeded ? (node, StepStatus.Skipped, null) : null;
                }
            }
        }

        return null;
    }

    private static (StepNode, StepStatus, StepState?)? Ended(StepNode node, StepStatus status, StepState? state) => status switch
    {
        < StepStatus.Succeeded => null,
        not StepStatus.Skipped when state is null => throw NotKept(node),
        _ => (node, status, state),
    };

    /// <summary>It ran under a version in which nothing read it. A move brings such records back for what lies ahead; null in their place would be a lie.</summary>
    private static ExpressionException NotKept(StepNode node) => new(new(
        ErrorCodes.MissingAction, $"'{node.Name}' finished under an earlier version of the flow, and what it gave was not kept. Go back to '{node.Name}' to have it again.", 0));
}
