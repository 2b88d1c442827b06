using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>What a turn writes into the run's history.</summary>
internal sealed partial class Turn
{
    public void Note(Frame frame, StepNode node, JournalKind kind, Value? outputs = null, StepFault? fault = null, Actor? by = null)
    {
        var state = frame.States[node.Ordinal]!;
        fault = fault is null || kind != JournalKind.StepRetrying ? fault : Faults.Of(fault, node);
        Journal.Add(new(
            Context.Now, kind, frame.PathOf(node), node.Type, state.Instance, frame.Statuses[node.Ordinal], state.Visit, state.Attempt,
            state.StartedAt, kind == JournalKind.StepWaiting ? ShownInputs(node, state) : null, ShownNote(node, kind, outputs), fault, by?.Name, by?.Reason));
    }

    /// <summary>An input that can't be followed any more, or not at all: said, and nothing changed.</summary>
    public void Refuse(string code, string message, Actor by) =>
        Journal.Add(new(Context.Now, JournalKind.Ignored, "", "", 0, StepStatus.None, Fault: new(code, message), By: by.Name, Reason: by.Reason));

    public void JournalEnded(Frame frame, StepNode node) => Journal.Add(EndedEntry(frame, node, frame.States[node.Ordinal]!, null));

    private JournalEntry EndedEntry(Frame frame, StepNode node, StepState state, Actor? by) => new(
        Context.Now, JournalKind.StepEnded, frame.PathOf(node), node.Type, state.Instance, frame.Statuses[node.Ordinal], state.Visit, state.Attempt,
        state.StartedAt, ShownInputs(node, state), ShownOutputs(node, state.Outputs), state.Fault,
        by?.Name, by?.Reason, TrackedOf(frame, node, state));

    private static Value? ShownInputs(StepNode node, StepState state) =>
        state.Inputs is null or NullValue ? null : node.SecureInputs ? StepNode.Masked : node.Kind.Shown(state.Inputs);

    /// <summary>A note tells of the inputs whom it went to or what it is about; what a step waits for is in words that hide them already.</summary>
    private static Value? ShownNote(StepNode node, JournalKind kind, Value? outputs) =>
        kind == JournalKind.StepWaiting ? outputs
        : kind == JournalKind.StepNoted && node.SecureInputs && outputs is { IsNull: false } ? StepNode.Masked
        : ShownOutputs(node, outputs);

    private static Value? ShownOutputs(StepNode node, Value? outputs) => node.SecureOutputs && outputs is { IsNull: false } ? StepNode.Masked : outputs;

    /// <summary>Tracked properties may refer to the step itself by <c>action()</c>; one that fails is shown as its error, never lost. They may repeat whatever the step hides.</summary>
    private Value? TrackedOf(Frame frame, StepNode node, StepState state)
    {
        if (node.Tracked is null || node.SecureOutputs || node.SecureInputs)
        {
            return node.Tracked is null ? null : StepNode.Masked;
        }

        _scope.Current = (node, frame.Statuses[node.Ordinal], state);
        try
        {
            Work.Spend(4 * StepWork);
            var tracked = Evaluate(node.Tracked, frame);
            return Count(tracked, "The tracked properties") is { } tooBig ? ObjectValue.Of(("error", tooBig.ToValue())) : ValueJson.Normalise(tracked);
        }
        catch (ExpressionException fault)
        {
            return ObjectValue.Of(("error", Faults.Of(fault.Error).ToValue()));
        }
        finally
        {
            _scope.Current = null;
        }
    }

    private void JournalSkipped(string prefix, StepNode node)
    {
        var path = prefix + node.Name;
        Work.Take((2 * StepWork) + path.Length);
        Journal.Add(new(Context.Now, JournalKind.StepEnded, path, node.Type, 0, StepStatus.Skipped));
        foreach (var block in node.Blocks)
        {
            JournalSkipped(path, block);
        }
    }

    /// <summary>The steps of a branch that is not taken.</summary>
    public void JournalSkipped(string path, Block block)
    {
        foreach (var step in block.Steps)
        {
            JournalSkipped(path + "/", step);
        }
    }
}
