using System.Runtime.CompilerServices;
using CampaignTracker.Workflows.Language.Expressions.Library;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Evaluation;

/// <summary>Evaluates the arguments from left to right, then the function.</summary>
internal sealed class CallNode(Function function, FunctionBody body, Node[] arguments, int position) : Node(position)
{
    private const int OnStack = 4;

    /// <summary>What any call costs, however little it makes.</summary>
    private const int Least = 16;

    public Function Function => function;

    public IReadOnlyList<Node> Arguments => arguments;

    public override Value Evaluate(ref EvaluationState state)
    {
        if (arguments.Length > OnStack)
        {
            return Evaluate(ref state, new Value[arguments.Length]);
        }

        var few = new FewValues();
        return Evaluate(ref state, ((Span<Value>)few)[..arguments.Length]);
    }

    private Value Evaluate(ref EvaluationState state, scoped Span<Value> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(ref state);
        }

        state.Spend(Least, Position);
        return body(new Call(this, ref state, values));
    }

    [InlineArray(OnStack)]
    private struct FewValues
    {
        private Value _first;
    }
}
