using CampaignTracker.Workflows.Language.Expressions.Library;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Evaluation;

/// <summary>A function that looks only at the arguments it needs.</summary>
internal abstract class LazyNode(Function function, Node[] arguments, int position) : Node(position)
{
    protected ReadOnlySpan<Node> Arguments => arguments;

    protected bool Boolean(int index, ref EvaluationState state)
    {
        var value = arguments[index].Evaluate(ref state);
        return value is BooleanValue b
            ? b.Value
            : throw new ExpressionException(ArgumentFault.Kind(function, index, arguments.Length, "a boolean", value, arguments[index].Position));
    }
}

internal sealed class IfNode(Function function, Node[] arguments, int position) : LazyNode(function, arguments, position)
{
    public override Value Evaluate(ref EvaluationState state) => Arguments[Boolean(0, ref state) ? 1 : 2].Evaluate(ref state);
}

/// <summary><c>and</c> stops at the first false, <c>or</c> at the first true.</summary>
internal sealed class AndOrNode(Function function, bool stopAt, Node[] arguments, int position) : LazyNode(function, arguments, position)
{
    public override Value Evaluate(ref EvaluationState state)
    {
        for (var i = 0; i < Arguments.Length; i++)
        {
            if (Boolean(i, ref state) == stopAt)
            {
                return Value.Of(stopAt);
            }
        }

        return Value.Of(!stopAt);
    }
}

internal sealed class CoalesceNode(Function function, Node[] arguments, int position) : LazyNode(function, arguments, position)
{
    public override Value Evaluate(ref EvaluationState state)
    {
        foreach (var argument in Arguments)
        {
            var value = argument.Evaluate(ref state);
            if (!value.IsNull)
            {
                return value;
            }
        }

        return Value.Null;
    }
}

internal sealed class ArrayNode(Node[] items, int position) : Node(position)
{
    public override Value Evaluate(ref EvaluationState state)
    {
        state.Spend(items.Length * 32L, Position);
        var values = new Value[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Evaluate(ref state);
        }

        return ArrayValue.Own(values);
    }
}
