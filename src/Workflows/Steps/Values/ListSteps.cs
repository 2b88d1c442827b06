using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>A step that goes through <c>from</c>; its other inputs are looked at once an item, with <c>item()</c>.</summary>
internal abstract class ListStep : StepKind
{
    public override bool OutputsTellInputs => true;

    public override Value InputsOf(StepDefinition step) =>
        step.Inputs.Get("from") is { } from ? ObjectValue.Of(("from", from)) : ObjectValue.Empty;

    public override void Start(StepRun run)
    {
        if (run.Input("from") is not ArrayValue from)
        {
            run.Fail("InvalidItems", $"'from' must be a list, but it is {Describe.Kind(run.Input("from") ?? Value.Null)}.");
            return;
        }

        run.Turn.Work.Spend(from.Count * 64L);
        run.State.Inputs = ValueJson.Normalise(run.Inputs);
        Start(run, from);
    }

    protected abstract void Start(StepRun run, ArrayValue from);
}

/// <summary>Keeps the items for which <c>where</c> holds.</summary>
internal sealed class QueryStep : ListStep
{
    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        var path = $"{step.Definition.Path}.inputs.where";
        if (step.Definition.Inputs.Get("where") is { } where)
        {
            step.Compiled = Condition.Compile(where, path, step, compiler);
        }
        else
        {
            compiler.Faults.Error(path, "MissingExpression", $"'{step.Name}' does not say which items to keep.");
        }
    }

    protected override void Start(StepRun run, ArrayValue from)
    {
        var where = (Condition)run.Node.Compiled!;
        run.Succeed(ObjectValue.Of(("body", ArrayValue.From(from.Where(item => where.HoldsFor(run, item))))));
    }
}

/// <summary>Makes a new item from each item.</summary>
internal sealed class SelectStep : ListStep
{
    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        var path = $"{step.Definition.Path}.inputs.select";
        if (step.Definition.Inputs.Get("select") is { } select)
        {
            step.Compiled = compiler.Template(select, path, step);
        }
        else
        {
            compiler.Faults.Error(path, "MissingExpression", $"'{step.Name}' does not say what to make of each item.");
        }
    }

    protected override void Start(StepRun run, ArrayValue from)
    {
        var select = (Template)run.Node.Compiled!;
        var items = new Value[from.Count];
        var room = run.Turn.Context.Limits.ValueCharacters;
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = run.Evaluate(select, from[i]);
            room -= ValueSize.Of(items[i]).Characters;
            if (room < 0)
            {
                run.Fail("ValueTooLarge", $"The list would have more than {run.Turn.Context.Limits.ValueCharacters:N0} characters when written. Take fewer items, or less of each.");
                return;
            }
        }

        run.Succeed(ObjectValue.Of(("body", ArrayValue.Own(items))));
    }
}
