using CampaignTracker.Workflows.Language.Expressions.Syntax;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions;

/// <summary>A value, or why there is none.</summary>
public sealed record ExpressionOutcome(Value? Value, ExpressionError? Error)
{
    /// <summary><c>{"value": ...}</c> or <c>{"error": {"code", "message", "position"}}</c>. XML stands as its text, a decimal as a float.</summary>
    public ObjectValue ToDocument() => Error is null
        ? ObjectValue.Of(("value", ValueJson.Normalise(WithXmlAsText(Value!))))
        : ObjectValue.Of(("error", ObjectValue.Of(
            ("code", Values.Value.Of(Error.Code)),
            ("message", Values.Value.Of(Error.Message)),
            ("position", Values.Value.Of((long)Error.Position)))));

    private static Value WithXmlAsText(Value value) => value switch
    {
        XmlValue x => Values.Value.Of(x.Text),
        ArrayValue a when a.Any(i => i is XmlValue or ArrayValue or ObjectValue) => Values.Value.Of(a.Select(WithXmlAsText)),
        ObjectValue o => ObjectValue.Of([.. o.Select(p => (p.Key, WithXmlAsText(p.Value)))]),
        _ => value,
    };
}

/// <summary>Evaluates single expressions against a made-up run: for the command line, and for trying one out in the designer.</summary>
public static class ExpressionCases
{
    /// <summary>A text is taken as below; in any other value each text is a template by the rules of definitions.</summary>
    public static ExpressionOutcome Evaluate(Value expression, ExpressionContext context, ExpressionLimits? limits = null)
    {
        if (expression.AsText() is { } text)
        {
            return Evaluate(text, context, limits);
        }

        var faults = new List<TemplateFault>();
        return Evaluate(TemplateCompiler.Compile(expression, "", faults, limits), faults, context);
    }

    /// <summary>
    /// Takes <c>@add(1, 2)</c>, <c>add(1, 2)</c> and <c>text with @{add(1, 2)}</c>. Without a leading @ the text is an expression
    /// where it reads as one, or starts with a name and a parenthesis (then its fault is the answer); otherwise it is text.
    /// </summary>
    public static ExpressionOutcome Evaluate(string expression, ExpressionContext context, ExpressionLimits? limits = null)
    {
        var faults = new List<TemplateFault>();
        var template = IsBare(expression, limits ?? ExpressionLimits.Default)
            ? TemplateCompiler.CompileExpression(expression, "", faults, limits)
            : TemplateCompiler.Compile(Value.Of(expression), "", faults, limits);
        return Evaluate(template, faults, context);
    }

    private static ExpressionOutcome Evaluate(Template template, List<TemplateFault> faults, ExpressionContext context)
    {
        if (faults.Count > 0)
        {
            return new(null, faults[0].Error);
        }

        try
        {
            return new(template.Evaluate(context), null);
        }
        catch (ExpressionException fault)
        {
            return new(null, fault.Error);
        }
    }

    private static bool IsBare(string text, ExpressionLimits limits)
    {
        if (text.StartsWith('@') || string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        try
        {
            Parser.ParseAll(text, 0, limits);
            return true;
        }
        catch (ExpressionException)
        {
            var name = text.TrimStart().TakeWhile(c => char.IsLetterOrDigit(c) || c == '_').Count();
            return name > 0 && text.TrimStart().AsSpan(name).StartsWith("(");
        }
    }
}
