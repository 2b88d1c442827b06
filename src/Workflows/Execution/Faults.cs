using CampaignTracker.Workflows.Language.Expressions;

namespace CampaignTracker.Workflows.Execution;

internal static class Faults
{
    /// <summary>The code every failed expression of a step ends with (WDL: <c>InvalidTemplate</c>); the expression's own code leads the message.</summary>
    public static StepFault Of(ExpressionError error) =>
        new("InvalidTemplate", $"An expression failed at position {error.Position + 1}: {error.Message}");
}
