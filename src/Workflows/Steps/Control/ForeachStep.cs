using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>
/// Runs its steps for each item: one item after the other, or up to 50 at once where <c>runtimeConfiguration.concurrency.repetitions</c>
/// says so. Items begin in order and results are kept in the order of the items. A turn that fails does not stop the others; the loop
/// then fails at its end.
/// </summary>
internal sealed class ForeachStep : StepKind
{
    private const int MostAtOnce = 50;

    private const int KeptFailures = 20;

    public override Value InputsOf(StepDefinition step) => Value.Null;

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        var source = step.Definition;
        if (source.Source["foreach"] is not { } items)
        {
            compiler.Faults.Error($"{source.Path}.foreach", "MissingItems", $"'{step.Name}' does not say which items to go through.");
            return;
        }

        step.Compiled = new Loop(compiler.Template(items, $"{source.Path}.foreach", step), AtOnce(source, compiler));
    }

    public override void Start(StepRun run)
    {
        var items = run.Evaluate(((Loop)run.Node.Compiled!).Items);
        LoopOutputs.Begin(run.Frame, run.Node);
        if (items is not ArrayValue array)
        {
            run.Fail("ExpressionEvaluationFailed", $"A loop needs a list to go through, but its expression gave {Describe.Kind(items)}.");
        }
        else if (array.Count > run.Turn.Context.Limits.ForeachItems)
        {
            run.Fail("ForeachItems", $"The list has {array.Count:N0} items; a loop goes through at most {run.Turn.Context.Limits.ForeachItems:N0}.");
        }
        else if (run.FailsOver(array, "The list to go through"))
        {
            return;
        }
        else if (array.Count == 0 || run.Node.Blocks[0].Steps.Length == 0)
        {
            run.Succeed(Value.Null);
        }
        else
        {
            run.State.Memory = array;
            OpenTurns(run);
        }
    }

    public override void BlockEnded(StepRun run, Frame frame, StepStatus status, StepFault? fault)
    {
        run.State.TurnFailed |= status == StepStatus.Failed;
        var mayKeep = run.State.Frames!.Count(f => f.Open == 0) <= KeptFailures;
        run.CloseBlock(frame, mayKeep ? status : StepStatus.Succeeded);
        OpenTurns(run);
        if (run.State.Frames!.Exists(f => f.Open > 0) || run.State.Turns < ((ArrayValue)run.State.Memory!).Count)
        {
            return;
        }

        if (run.State.TurnFailed)
        {
            run.Fail("ActionFailed", $"At least one turn of the loop '{run.Node.Name}' failed.");
        }
        else
        {
            run.Succeed(Value.Null);
        }
    }

    private static void OpenTurns(StepRun run)
    {
        var items = (ArrayValue)run.State.Memory!;
        var atOnce = ((Loop)run.Node.Compiled!).AtOnce;
        while (run.State.Turns < items.Count && (run.State.Frames?.Count(f => f.Open > 0) ?? 0) < atOnce)
        {
            var turn = run.State.Turns++;
            run.OpenBlock(run.Node.Blocks[0], turn, items[turn]);
            if (run.Frame.Statuses[run.Node.Ordinal] >= StepStatus.Succeeded)
            {
                return;
            }
        }
    }

    private static int AtOnce(StepDefinition step, ProgramCompiler compiler)
    {
        if (step.HasOption("Sequential"))
        {
            return 1;
        }

        switch (step.RuntimeConfiguration?.Get("concurrency")?.Get("repetitions"))
        {
            case null:
                return 1;
            case IntegerValue { Value: >= 1 and <= MostAtOnce } n:
                return (int)n.Value;
            default:
                compiler.Faults.Error($"{step.Path}.runtimeConfiguration.concurrency.repetitions", "Concurrency", $"A loop runs 1 to {MostAtOnce} turns at once.");
                return 1;
        }
    }

    private sealed record Loop(Template Items, int AtOnce);
}
