using CampaignTracker.Workflows.Language.Expressions;

namespace CampaignTracker.Workflows.Execution;

internal static class Faults
{
    /// <summary>The code every failed expression of a step ends with (WDL: <c>InvalidTemplate</c>); the expression's own code leads the message.</summary>
    public static StepFault Of(ExpressionError error) => error.Code == ErrorCodes.WorkPerTurn
        ? new(error.Code, error.Message)
        : new("InvalidTemplate", $"An expression failed at position {error.Position + 1}: {error.Message}");

    /// <summary>The same of a step: messages quote values, so those of secured inputs stay hidden here and wherever the message travels.</summary>
    public static StepFault Of(ExpressionError error, StepNode node) => node.SecureInputs && error.Code != ErrorCodes.WorkPerTurn
        ? new("InvalidTemplate", $"An expression of '{node.Name}' failed ({error.Code}). Its words are hidden because the step's inputs are secured.")
        : Of(error);

    /// <summary>A fault as it may travel: the words of a step that repeats its inputs stay hidden where those are secured.</summary>
    public static StepFault Of(StepFault fault, StepNode node) => node is { SecureInputs: true, Kind.OutputsTellInputs: true } && fault.Code != "InvalidTemplate"
        ? new(fault.Code, $"'{node.Name}' failed ({fault.Code}). Its words are hidden because the step's inputs are secured.")
        : fault;
}
