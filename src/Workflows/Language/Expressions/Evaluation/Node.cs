using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Evaluation;

/// <summary>A compiled expression. Immutable.</summary>
internal abstract class Node(int position)
{
    public int Position { get; } = position;

    /// <summary>The value, where it is known without a context.</summary>
    public virtual Value? Constant => null;

    public abstract Value Evaluate(ref EvaluationState state);
}

internal sealed class ConstantNode(Value value, int position) : Node(position)
{
    public override Value Constant => value;

    public override Value Evaluate(ref EvaluationState state) => value;
}

/// <summary>Stands where something could not be compiled, so that the rest of the document can be.</summary>
internal sealed class FaultNode(ExpressionError error) : Node(error.Position)
{
    public override Value Evaluate(ref EvaluationState state) => throw new ExpressionException(error);
}
