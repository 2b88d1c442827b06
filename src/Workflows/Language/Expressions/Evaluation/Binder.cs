using CampaignTracker.Workflows.Language.Expressions.Library;
using CampaignTracker.Workflows.Language.Expressions.Syntax;

namespace CampaignTracker.Workflows.Language.Expressions.Evaluation;

/// <summary>
/// Turns an expression as written into nodes that evaluate it: finds the functions, checks the number of arguments, collects
/// what is referred to, and evaluates what is constant once and for all.
/// </summary>
internal sealed class Binder(ExpressionLimits limits, bool folds = true)
{
    private readonly ConstantFolder? _folder = folds ? new(limits) : null;

    public List<ExpressionError> Faults { get; } = [];

    public HashSet<Reference> References { get; } = [];

    public Node Bind(SyntaxNode node)
    {
        switch (node)
        {
            case LiteralSyntax literal:
                return new ConstantNode(literal.Value, literal.Position);
            case AccessSyntax access:
                Node[] parts = [Bind(access.Target), Bind(access.Key)];
                return Folded(new AccessNode(parts[0], parts[1], access.Optional, access.Position), parts);
            case ArraySyntax array:
                var items = BindAll(array.Items);
                return Folded(new ArrayNode(items, array.Position), items);
            case CallSyntax call:
                return BindCall(call);
            default:
                throw new InvalidOperationException($"No such node: {node.GetType().Name}.");
        }
    }

    private Node BindCall(CallSyntax call)
    {
        var arguments = BindAll(call.Arguments);
        if (!Functions.TryGet(call.Name, out var function))
        {
            return Fault(Unknown(call));
        }

        if (arguments.Length < function.MinArguments || arguments.Length > function.MaxArguments)
        {
            return Fault(ArgumentFault.Count(function, arguments.Length, call.Position));
        }

        if (function.Refers is { } kind)
        {
            References.Add(new(kind, arguments.Length == 0 ? null : arguments[0].Constant?.AsText()));
        }

        Node node = function.Lazy is { } lazy
            ? lazy(function, arguments, call.Position)
            : new CallNode(function, function.Body!, arguments, call.Position);
        return function.IsPure ? Folded(node, arguments) : node;
    }

    private Node[] BindAll(IReadOnlyList<SyntaxNode> nodes)
    {
        var bound = new Node[nodes.Count];
        for (var i = 0; i < bound.Length; i++)
        {
            bound[i] = Bind(nodes[i]);
        }

        return bound;
    }

    private Node Folded(Node node, ReadOnlySpan<Node> parts) => _folder?.Fold(node, parts) ?? node;

    private FaultNode Fault(ExpressionError error)
    {
        Faults.Add(error);
        return new(error);
    }

    private static ExpressionError Unknown(CallSyntax call)
    {
        var nearest = Functions.Nearest(call.Name);
        var hint = nearest is null ? "" : $" Did you mean {nearest}?";
        return new(ErrorCodes.UnknownFunction, $"There is no function '{ValueText.Shorten(call.Name)}'.{hint}", call.Position);
    }
}
