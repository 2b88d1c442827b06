using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Expressions.Syntax;

namespace CampaignTracker.Workflows.Steps;

/// <summary>A variable as an InitializeVariable declares it; the step's <c>Compiled</c> is a list of them.</summary>
/// <param name="Name">As expressions and the run's state call it.</param>
internal sealed record DeclaredVariable(string Name, VariableType Type)
{
    /// <summary>The name that is meant by what a step writes, where <c>@@</c> stands for one @; null where an expression would have to be worked out for it.</summary>
    public static string? NameOf(string written)
    {
        if (!TemplateText.HasMeaning(written))
        {
            return written;
        }

        if (TemplateText.IsExpression(written))
        {
            return null;
        }

        try
        {
            var pieces = TemplateText.Split(written, ExpressionLimits.Default);
            return pieces.TrueForAll(p => p.Text is not null) ? string.Concat(pieces.Select(p => p.Text)) : null;
        }
        catch (ExpressionException)
        {
            // Braces that hold no expression that could be read: the checker says so of the inputs as a whole.
            return null;
        }
    }
}
