using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>What <c>actions()</c> and <c>result()</c> show of a step (WDL reference, "actions").</summary>
internal static class Records
{
    public static ObjectValue Of(StepNode node, StepStatus status, StepState? state)
    {
        var record = new ObjectValue.Builder(10)
            .Set("name", Value.Of(node.Name))
            .Set("startTime", Instant(state?.StartedAt))
            .Set("endTime", Instant(state?.EndedAt))
            .Set("status", Value.Of(Name(status)))
            .Set("code", Value.Of(state?.Fault?.Code ?? Code(status)))
            .Set("trackingId", Value.Of(state is null ? null : state.Instance.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .Set("inputs", Inputs(node, state?.Inputs))
            .Set("outputs", state?.Outputs ?? Value.Null);
        if (state?.Fault is { } fault)
        {
            record.Set("error", fault.ToValue());
        }

        return record.Build();
    }

    /// <summary>The first-level steps of a block that has closed, in document order.</summary>
    public static ArrayValue OfBlock(Frame frame) =>
        ArrayValue.From(frame.Block.Steps.Select(node => Of(node, frame.Statuses[node.Ordinal], frame.States[node.Ordinal])));

    public static string Name(StepStatus status) => status switch
    {
        StepStatus.Succeeded => "Succeeded",
        StepStatus.Failed => "Failed",
        StepStatus.Skipped => "Skipped",
        StepStatus.TimedOut => "TimedOut",
        StepStatus.Cancelled => "Cancelled",
        StepStatus.Running => "Running",
        StepStatus.Waiting => "Waiting",
        StepStatus.None => "None",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>The code of a step that ended without a fault.</summary>
    public static string Code(StepStatus status) => status switch
    {
        StepStatus.Succeeded => "OK",
        StepStatus.Skipped => "ActionSkipped",
        _ => Name(status),
    };

    public static Value Instant(DateTimeOffset? at) =>
        at is { } a && a != default ? Value.Of(a.UtcDateTime.ToString("o", System.Globalization.CultureInfo.InvariantCulture)) : Value.Null;

    /// <summary>
    /// Whoever reads a record may write it where people see it, so credentials are not in it. Secured inputs are, where the outputs are
    /// secured as well: then whatever refers to the step is.
    /// </summary>
    private static Value Inputs(StepNode node, Value? inputs) => inputs switch
    {
        null or NullValue => Value.Null,
        _ when node is { SecureInputs: true, SecureOutputs: false } => StepNode.Masked,
        _ => node.Kind.Shown(inputs),
    };
}
