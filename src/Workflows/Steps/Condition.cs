using System.Globalization;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>
/// A yes/no question of a step: an expression, or the object form that the designers write,
/// <c>{ "and": [ { "equals": [ "@a", 1 ] } ] }</c>.
/// </summary>
internal abstract class Condition
{
    public bool Holds(StepRun run, Frame? inside = null) => Holds(run.Turn, inside ?? run.Frame, null);

    /// <summary>With what <c>item()</c> gives.</summary>
    public bool HoldsFor(StepRun run, Value item) => Holds(run.Turn, run.Frame, item);

    public static Condition Compile(Value expression, string path, StepNode step, ProgramCompiler compiler) =>
        Compile(expression, path, compiler, (value, at) => compiler.Template(value, at, step));

    /// <summary>For a condition that sees the steps inside the step's block.</summary>
    public static Condition CompileInside(Value expression, string path, StepNode step, ProgramCompiler compiler) =>
        Compile(expression, path, compiler, (value, at) => compiler.TemplateInside(value, at, step));

    protected abstract bool Holds(Turn turn, Frame frame, Value? item);

    private static Condition Compile(Value expression, string path, ProgramCompiler compiler, Func<Value, string, Template> template)
    {
        if (expression is not ObjectValue { Count: 1 } o)
        {
            if (expression is ObjectValue)
            {
                compiler.Faults.Error(path, "InvalidCondition", "A condition in object form has one member: and, or, not, or a comparison such as equals.");
            }

            // What Power Automate writes without the @ is an expression all the same.
            var text = expression.AsText();
            return new ExpressionCondition(template(text is { Length: > 0 } && text[0] != '@' ? Value.Of("@" + text) : expression, path));
        }

        var (name, arguments) = o.First();
        var list = arguments as ArrayValue ?? ArrayValue.From([arguments]);
        return name.ToUpperInvariant() switch
        {
            "AND" => new AllCondition([.. list.Select((v, i) => Compile(v, At(path, name, i), compiler, template))]),
            "OR" => new AnyCondition([.. list.Select((v, i) => Compile(v, At(path, name, i), compiler, template))]),
            "NOT" => new NotCondition(Compile(list.Count == 1 ? list[0] : list, At(path, name, 0), compiler, template)),
            _ => new ComparisonCondition(template(list, $"{path}.{name}"), template(Call(name, list.Count), path)),
        };
    }

    private static string At(string path, string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}.{name}[{index}]");

    private static Value Call(string function, int count) =>
        Value.Of($"@{function}({string.Join(", ", Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"item()[{i}]")))})");

    private static bool IsTrue(Value value) =>
        value is BooleanValue b
            ? b.Value
            : throw new ExpressionException(new("ArgumentType", $"A condition must be true or false, but it is {Describe.Kind(value)}.", 0));

    private sealed class ExpressionCondition(Template template) : Condition
    {
        protected override bool Holds(Turn turn, Frame frame, Value? item) => IsTrue(turn.Evaluate(template, frame, item));
    }

    private sealed class AllCondition(Condition[] parts) : Condition
    {
        protected override bool Holds(Turn turn, Frame frame, Value? item) => Array.TrueForAll(parts, p => p.Holds(turn, frame, item));
    }

    private sealed class AnyCondition(Condition[] parts) : Condition
    {
        protected override bool Holds(Turn turn, Frame frame, Value? item) => Array.Exists(parts, p => p.Holds(turn, frame, item));
    }

    private sealed class NotCondition(Condition part) : Condition
    {
        protected override bool Holds(Turn turn, Frame frame, Value? item) => !part.Holds(turn, frame, item);
    }

    private sealed class ComparisonCondition(Template arguments, Template call) : Condition
    {
        protected override bool Holds(Turn turn, Frame frame, Value? item) =>
            IsTrue(turn.Evaluate(call, frame, turn.Evaluate(arguments, frame, item)));
    }
}
