using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>
/// Takes the case whose value equals the expression's, else the default. It chooses by a text, a whole number or a yes/no value; null,
/// or a case of another kind than the expression, fails it, as in the live service, where taking the default would hide a mistake.
/// </summary>
internal sealed class SwitchStep : StepKind
{
    public override Value InputsOf(StepDefinition step) => Value.Null;

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        var path = $"{step.Definition.Path}.expression";
        if (step.Definition.Source["expression"] is not { } expression)
        {
            compiler.Faults.Error(path, "MissingExpression", $"'{step.Name}' needs an expression that decides between its cases.");
            return;
        }

        var twice = step.Blocks.Where(b => b.Case is not null).GroupBy(b => b.Case).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            compiler.Faults.Error($"{step.Definition.Path}.cases", "DuplicateCase", $"Two cases of '{step.Name}' stand for {twice.Key}.");
        }

        foreach (var block in step.Blocks.Where(b => b.Case?.AsText() is { } text && text.StartsWith('@') && !text.StartsWith("@@", StringComparison.Ordinal)))
        {
            compiler.Faults.Warn($"{step.Definition.Path}.cases.{block.Label}.case", "CaseExpression", $"The case '{block.Label}' holds an expression, but a case is a plain text or number: {block.Case} is compared as it is written.");
        }

        step.Compiled = compiler.Template(expression, path, step);
    }

    public override void Start(StepRun run)
    {
        var value = run.Evaluate((Template)run.Node.Compiled!);
        run.State.Inputs = ObjectValue.Of(("expressionResult", ValueJson.Normalise(value)));
        if (WhyNot(run.Node.Blocks, value) is { } reason)
        {
            Array.ForEach(run.Node.Blocks, block => run.Turn.JournalSkipped(run.Path, block));
            run.Fail("ExpressionEvaluationFailed", reason);
            return;
        }

        var chosen = Array.Find(run.Node.Blocks, b => b.Case is { } c && Same(c, value)) ?? run.Node.Blocks[^1];
        foreach (var other in run.Node.Blocks)
        {
            if (!ReferenceEquals(other, chosen))
            {
                run.Turn.JournalSkipped(run.Path, other);
            }
        }

        run.OpenBlock(chosen);
    }

    public override void BlockEnded(StepRun run, Frame frame, StepStatus status, StepFault? fault)
    {
        run.CloseBlock(frame, status);
        run.End(status, Value.Null, fault);
    }

    private static string? WhyNot(Block[] blocks, Value value)
    {
        if (Choice(value) is not { } kind)
        {
            return $"A switch chooses by a text or a whole number, but its expression gave {Describe.Kind(value)}.";
        }

        return Array.Find(blocks, b => b.Case is { } c && Choice(c) != kind) is { } other
            ? $"The expression gave {Describe.Kind(value)}, but the case '{other.Label}' stands for {Describe.Kind(other.Case!)}. Use string() or int() in the expression, so that both are of one kind."
            : null;
    }

    private static ValueKind? Choice(Value value) => value switch
    {
        StringValue or BooleanValue or IntegerValue => value.Kind,
        FloatValue f when Math.Truncate(f.Value).Equals(f.Value) => ValueKind.Integer,
        _ => null,
    };

    /// <summary>Whole floats and integers of the same amount are the same case.</summary>
    private static bool Same(Value a, Value b) =>
        a.Equals(b) || (Amount(a) is { } x && Amount(b) is { } y && x.Equals(y));

    private static double? Amount(Value value) => value switch
    {
        IntegerValue i => i.Value,
        FloatValue f => f.Value,
        _ => null,
    };
}
