using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions;

/// <summary>
/// A JSON value with expressions inside, compiled once: <c>"@expr"</c> keeps its type, <c>"text @{expr}"</c> makes a string,
/// <c>@@</c> is a literal @ (WDL reference, "Expressions"). Immutable and safe for use from several threads.
/// </summary>
public abstract class Template
{
    internal static Template Null { get; } = new ConstantTemplate(Value.Null);

    /// <summary>True where no expression is inside: <see cref="Evaluate"/> then gives the same value every time.</summary>
    public abstract bool IsConstant { get; }

    /// <summary>Everything the expressions inside refer to.</summary>
    public abstract IReadOnlyCollection<Reference> References { get; }

    /// <exception cref="ExpressionException">An expression failed; nothing has changed.</exception>
    public abstract Value Evaluate(ExpressionContext context);
}
