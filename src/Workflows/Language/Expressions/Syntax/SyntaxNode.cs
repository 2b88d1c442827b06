using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Syntax;

/// <summary>An expression as it was written.</summary>
/// <param name="Position">Zero-based offset into the string that held the expression.</param>
/// <param name="Depth">How many nodes lie above each other here, this one included.</param>
internal abstract record SyntaxNode(int Position, int Depth);

/// <summary>A text, a number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
internal sealed record LiteralSyntax(int Position, Value Value) : SyntaxNode(Position, 1);

internal sealed record CallSyntax(int Position, string Name, IReadOnlyList<SyntaxNode> Arguments)
    : SyntaxNode(Position, 1 + DeepestOf(Arguments))
{
    internal static int DeepestOf(IReadOnlyList<SyntaxNode> nodes) => nodes.Count == 0 ? 0 : nodes.Max(n => n.Depth);
}

/// <summary><c>target['name']</c>, <c>target.name</c>, <c>target[0]</c>, each also with a question mark.</summary>
/// <param name="Optional">With the question mark: what is not there reads as null.</param>
internal sealed record AccessSyntax(int Position, SyntaxNode Target, SyntaxNode Key, bool Optional)
    : SyntaxNode(Position, 1 + Math.Max(Target.Depth, Key.Depth));

/// <summary><c>[1, 2, 3]</c>, which the language's schema page shows, though the function reference never does.</summary>
internal sealed record ArraySyntax(int Position, IReadOnlyList<SyntaxNode> Items)
    : SyntaxNode(Position, 1 + CallSyntax.DeepestOf(Items));
