using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions;

/// <summary>Compiles every expression of a JSON value once, so that evaluating it does no parsing.</summary>
public static class TemplateCompiler
{
    /// <summary>
    /// Compiles a JSON value of any shape. Every fault is added to <paramref name="faults"/>; where there is one, the template
    /// given back fails with that fault's error when evaluated, and the rest of it is compiled all the same.
    /// </summary>
    /// <param name="path">Where <paramref name="value"/> stands in its document; the paths of faults start with it.</param>
    public static Template Compile(Value value, string path, ICollection<TemplateFault> faults, ExpressionLimits? limits = null) =>
        new TemplateWalk(faults, limits ?? ExpressionLimits.Default).Compile(value, path);

    /// <summary>Compiles a bare expression, without the @ (a trigger condition, a gate's condition in short form).</summary>
    public static Template CompileExpression(string text, string path, ICollection<TemplateFault> faults, ExpressionLimits? limits = null) =>
        new TemplateWalk(faults, limits ?? ExpressionLimits.Default).CompileExpression(text, path, 0);
}
