using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Takes the case whose value equals the expression's, else the default.</summary>
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

        step.Compiled = compiler.Template(expression, path, step);
    }

    public override void Start(StepRun run)
    {
        var value = run.Evaluate((Template)run.Node.Compiled!);
        run.State.Inputs = ObjectValue.Of(("expressionResult", ValueJson.Normalise(value)));
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
