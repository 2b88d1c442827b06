using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Takes one of two branches; the other one's steps are skipped.</summary>
internal sealed class IfStep : StepKind
{
    public override Value InputsOf(StepDefinition step) => Value.Null;

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        var path = $"{step.Definition.Path}.expression";
        if (step.Definition.Source["expression"] is { } expression)
        {
            step.Compiled = Condition.Compile(expression, path, step, compiler);
        }
        else
        {
            compiler.Faults.Error(path, "MissingExpression", $"'{step.Name}' needs an expression that decides between its branches.");
        }
    }

    public override void Start(StepRun run)
    {
        var yes = ((Condition)run.Node.Compiled!).Holds(run);
        run.State.Inputs = ObjectValue.Of(("expressionResult", Value.Of(yes)));
        run.Turn.JournalSkipped(run.Path, run.Node.Blocks[yes ? 1 : 0]);
        run.OpenBlock(run.Node.Blocks[yes ? 0 : 1]);
    }

    public override void BlockEnded(StepRun run, Frame frame, StepStatus status, StepFault? fault)
    {
        run.CloseBlock(frame, status);
        run.End(status, Value.Null, fault);
    }
}
