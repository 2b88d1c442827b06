using CampaignTracker.Workflows.Language.Expressions;

namespace CampaignTracker.Workflows.Execution;

internal static class Faults
{
    /// <summary>The code of a block that failed because of a step in it, whose own fault is hidden where it must be.</summary>
    public const string OfBlock = "ActionFailed";

    /// <summary>The code every failed expression of a step ends with (WDL: <c>InvalidTemplate</c>); the expression's own code leads the message.</summary>
    public static StepFault Of(ExpressionError error) => error.Code == ErrorCodes.WorkPerTurn
        ? new(error.Code, error.Message)
        : new("InvalidTemplate", $"An expression failed at position {error.Position + 1}: {error.Message}");

    /// <summary>The same of a step: messages quote values, so those of secured inputs stay hidden here and wherever the message travels.</summary>
    public static StepFault Of(ExpressionError error, StepNode node) => node.SecureInputs && error.Code != ErrorCodes.WorkPerTurn
        ? new("InvalidTemplate", $"An expression of '{node.Name}' failed ({error.Code}). {Hidden}")
        : Of(error);

    /// <summary>The same of the flow's outputs, where one of them tells what a step secures.</summary>
    public static StepFault OfOutputs(ExpressionError error, bool areHidden) => areHidden && error.Code != ErrorCodes.WorkPerTurn
        ? new("InvalidTemplate", $"An expression of the flow's outputs failed ({error.Code}). Its words are hidden because the outputs tell what a step secures.")
        : Of(error);

    /// <summary>
    /// A fault as it may travel. Any words may quote the inputs, those of a server or another flow too, so they stay hidden where the
    /// inputs are secured; only a block repeats what its own step's fault may say.
    /// </summary>
    public static StepFault Of(StepFault fault, StepNode node) => !node.SecureInputs || (node.Blocks.Length > 0 && fault.Code == OfBlock)
        ? fault
        : new(fault.Code, $"'{node.Name}' failed ({fault.Code}). {Hidden}");

    private const string Hidden = "Its words are hidden because the step's inputs are secured.";
}
