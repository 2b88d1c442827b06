
namespace CampaignTracker.Workflows.Language.Expressions.Evaluation;

/// <summary>
/// Evaluates what is constant once, when a definition is compiled. What fails is left for the evaluation to say: it may stand
/// in a branch that is never taken. What makes much is left too: a folded value stays in memory as long as its definition.
/// </summary>
internal sealed class ConstantFolder(ExpressionLimits limits)
{
    private const int Most = 16_384;

    private static readonly ExpressionContext Nothing = new EmptyContext();

    private readonly ExpressionLimits _limits = limits with
    {
        MaxWork = Math.Min(limits.MaxWork, Most),
        MaxXmlCharacters = Math.Min(limits.MaxXmlCharacters, Most),
        MaxXPathSteps = Math.Min(limits.MaxXPathSteps, Most),
    };

    /// <summary>The node's value as a node, or null where it is to be evaluated each time.</summary>
    public Node? Fold(Node node, ReadOnlySpan<Node> parts)
    {
        foreach (var part in parts)
        {
            if (part.Constant is null)
            {
                return null;
            }
        }

        try
        {
            var state = new EvaluationState(Nothing, _limits);
            return new ConstantNode(node.Evaluate(ref state), node.Position);
        }
        catch (ExpressionException)
        {
            return null;
        }
    }

    /// <summary>Pure functions never ask for the time or chance; were one to, this would be noticed at once.</summary>
    private sealed class EmptyContext : ExpressionContext
    {
        public override DateTimeOffset Now => throw new InvalidOperationException("A pure function asked for the time.");

        public override Random Chance => throw new InvalidOperationException("A pure function asked for chance.");
    }
}
