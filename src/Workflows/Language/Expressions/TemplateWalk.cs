using CampaignTracker.Workflows.Language.Expressions.Evaluation;
using CampaignTracker.Workflows.Language.Expressions.Syntax;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions;

/// <summary>One walk over a document. Sub-trees without an expression are kept as they are, shared with the document.</summary>
internal sealed class TemplateWalk(ICollection<TemplateFault> faults, ExpressionLimits limits, bool folds = true)
{
    public Template Compile(Value value, string path) => value switch
    {
        StringValue s => CompileText(s, path),
        ArrayValue a => CompileArray(a, path),
        ObjectValue o => CompileObject(o, path),
        _ => new ConstantTemplate(value),
    };

    /// <param name="start">Where in <paramref name="text"/> the expression starts.</param>
    public Template CompileExpression(string text, string path, int start)
    {
        try
        {
            var binder = new Binder(limits, folds);
            var node = binder.Bind(Parser.ParseAll(text, start, limits));
            Report(binder, path);
            return node.Constant is { } constant ? new ConstantTemplate(constant) : new ExpressionTemplate(node, limits, binder.References);
        }
        catch (ExpressionException fault)
        {
            return Failed(fault.Error, path);
        }
    }

    internal static string Under(string path, string name) =>
        name.Length == 0 || !name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '$' or '@')
            ? $"{path}['{name}']"
            : path.Length == 0 ? name : $"{path}.{name}";

    private Template CompileText(StringValue value, string path)
    {
        if (!TemplateText.HasMeaning(value.Text))
        {
            return new ConstantTemplate(value);
        }

        return TemplateText.IsExpression(value.Text)
            ? CompileExpression(value.Text, path, 1)
            : CompileInterpolation(value.Text, path);
    }

    private Template CompileInterpolation(string text, string path)
    {
        try
        {
            var binder = new Binder(limits, folds);
            var pieces = TemplateText.Split(text, limits)
                .Select(p => p.Expression is null ? new ConstantNode(Value.Of(p.Text), 0) : binder.Bind(p.Expression))
                .ToArray();
            Report(binder, path);
            return pieces.All(p => p.Constant is not null)
                ? new ConstantTemplate(Value.Of(string.Concat(pieces.Select(p => ValueText.Of(p.Constant!)))))
                : new InterpolationTemplate(pieces, limits, binder.References);
        }
        catch (ExpressionException fault)
        {
            return Failed(fault.Error, path);
        }
    }

    private Template CompileArray(ArrayValue array, string path)
    {
        var items = new Template[array.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Compile(array[i], $"{path}[{i}]");
        }

        return items.All(i => i.IsConstant) ? new ConstantTemplate(Rebuilt(array, items)) : new ArrayTemplate(items, limits, Together(items));
    }

    private Template CompileObject(ObjectValue value, string path)
    {
        var properties = new KeyValuePair<Template, Template>[value.Count];
        var index = 0;
        foreach (var (name, item) in value.AsSpan())
        {
            var at = Under(path, name);
            properties[index++] = new(CompileText(new StringValue(name), at), Compile(item, at));
        }

        return properties.All(p => p.Key.IsConstant && p.Value.IsConstant)
            ? new ConstantTemplate(Rebuilt(value, properties))
            : new ObjectTemplate(properties, limits, Together(properties.SelectMany(p => new[] { p.Key, p.Value })));
    }

    private static Value Rebuilt(ArrayValue array, Template[] items)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (!ReferenceEquals(((ConstantTemplate)items[i]).Value, array[i]))
            {
                return Value.Of(items.Select(t => ((ConstantTemplate)t).Value));
            }
        }

        return array;
    }

    private static ObjectValue Rebuilt(ObjectValue value, KeyValuePair<Template, Template>[] properties)
    {
        var changed = false;
        var built = new ObjectValue.Builder(properties.Length);
        for (var i = 0; i < properties.Length; i++)
        {
            var (name, item) = value.AsSpan()[i];
            var newName = ValueText.Of(((ConstantTemplate)properties[i].Key).Value);
            var newItem = ((ConstantTemplate)properties[i].Value).Value;
            changed |= newName != name || !ReferenceEquals(newItem, item);
            built.Set(newName, newItem);
        }

        return changed ? built.Build() : value;
    }

    private static HashSet<Reference> Together(IEnumerable<Template> parts) => [.. parts.SelectMany(p => p.References)];

    private void Report(Binder binder, string path)
    {
        foreach (var error in binder.Faults)
        {
            faults.Add(new(path, error));
        }
    }

    private ExpressionTemplate Failed(ExpressionError error, string path)
    {
        faults.Add(new(path, error));
        return new(new FaultNode(error), limits, []);
    }
}
