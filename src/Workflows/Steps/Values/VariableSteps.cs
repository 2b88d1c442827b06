using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Declares a variable for the whole run. Allowed at the top level only, as in the language.</summary>
internal sealed class InitializeVariableStep : StepKind
{
    public override bool OutputsTellInputs => true;

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        var path = $"{step.Definition.Path}.inputs.variables";
        if (step.Block.Owner is not null)
        {
            compiler.Faults.Error(step.Definition.Path, "VariableNotAtTop", $"'{step.Name}' stands inside '{step.Block.Owner.Name}'. Variables are initialised at the top level of the flow.");
        }

        if (step.Definition.Inputs.Get("variables") is not ArrayValue { Count: > 0 } variables)
        {
            compiler.Faults.Error(path, "MissingVariable", $"'{step.Name}' does not name a variable.");
            return;
        }

        foreach (var variable in variables)
        {
            Declare(variable, path, step, compiler);
        }
    }

    public override void Start(StepRun run)
    {
        var values = new List<(string, Value)>();
        foreach (var variable in (ArrayValue)run.Input("variables")!)
        {
            var type = VariableType.Of(variable.Get("type")?.AsText())!;
            var value = variable.Get("value") is { IsNull: false } given ? type.Accept(ValueJson.Normalise(given)) : type.Empty;
            if (value is null)
            {
                run.Fail("VariableType", $"The variable '{variable.Get("name")?.AsText()}' is {type.Words}, but its first value is {Describe.Kind(variable.Get("value")!)}.");
                return;
            }

            values.Add((variable.Get("name")!.AsText()!, value));
        }

        values.ForEach(v => run.Turn.State.Variables[v.Item1] = v.Item2);
        run.Succeed(Value.Null);
    }

    private static void Declare(Value variable, string path, StepNode step, ProgramCompiler compiler)
    {
        var name = variable.Get("name")?.AsText();
        var type = variable.Get("type")?.AsText();
        if (string.IsNullOrEmpty(name))
        {
            compiler.Faults.Error(path, "MissingVariable", $"'{step.Name}' declares a variable without a name.");
        }
        else if (VariableType.Of(type) is null)
        {
            compiler.Faults.Error(path, "VariableType", $"The variable '{name}' must be a boolean, integer, float, string, object or array, not '{type}'.");
        }
        else if (!compiler.Variables.TryAdd(name, type!))
        {
            compiler.Faults.Error(path, "DuplicateVariable", $"The variable '{name}' is initialised twice.");
        }
    }
}

/// <summary>A step that changes one declared variable.</summary>
internal abstract class ChangeVariableStep : StepKind
{
    public override bool OutputsTellInputs => true;

    public override void Start(StepRun run)
    {
        var name = run.Text("name") ?? "";
        if (!run.Turn.State.Variables.TryGetValue(name, out var current))
        {
            run.Fail("MissingVariable", $"There is no variable called '{name}' yet. Initialise it first.");
            return;
        }

        var value = ValueJson.Normalise(run.Input("value") ?? Value.Null);
        if (Change(run, VariableType.Of(run.Turn.Program.Variables[name])!, current, value) is { } changed && !run.FailsOver(changed, $"The variable '{name}'"))
        {
            run.Turn.State.Variables[name] = changed;
            run.Succeed(ObjectValue.Of(("name", Value.Of(name)), ("value", Shown(changed, value))));
        }
    }

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        if (step.Definition.Inputs.Get("name")?.AsText() is not { Length: > 0 })
        {
            compiler.Faults.Error($"{step.Definition.Path}.inputs.name", "MissingVariable", $"'{step.Name}' does not name a variable.");
        }
    }

    /// <summary>The new value; null where the step has been failed.</summary>
    protected abstract Value? Change(StepRun run, VariableType type, Value current, Value value);

    /// <summary>What the journal shows: for a list or text that grows, only what was added.</summary>
    protected virtual Value Shown(Value changed, Value given) => changed;
}

internal sealed class SetVariableStep : ChangeVariableStep
{
    protected override Value? Change(StepRun run, VariableType type, Value current, Value value)
    {
        var accepted = type.Accept(value);
        if (accepted is null)
        {
            run.Fail("VariableType", $"The variable '{run.Text("name")}' is {type.Words} and can't take {Describe.Kind(value)}.");
        }

        return accepted;
    }
}

/// <summary>Increments (by 1 where no value is given) or decrements.</summary>
internal sealed class CountVariableStep(int sign) : ChangeVariableStep
{
    protected override Value? Change(StepRun run, VariableType type, Value current, Value value)
    {
        var by = value.IsNull ? Value.Of(1) : value;
        switch (current, by)
        {
            case (IntegerValue a, IntegerValue b):
                try
                {
                    return Value.Of(checked(a.Value + (sign * b.Value)));
                }
                catch (OverflowException)
                {
                    run.Fail("Overflow", $"The variable '{run.Text("name")}' would leave the range of whole numbers.");
                    return null;
                }

            case (FloatValue a, IntegerValue b):
                return Value.Of(a.Value + (sign * (double)b.Value));
            case (FloatValue a, FloatValue b):
                return Value.Of(a.Value + (sign * b.Value));
            default:
                run.Fail("VariableType", $"The variable '{run.Text("name")}' is {type.Words}; it can't be changed by {Describe.Kind(by)}.");
                return null;
        }
    }
}

internal sealed class AppendToArrayStep : ChangeVariableStep
{
    protected override Value? Change(StepRun run, VariableType type, Value current, Value value)
    {
        if (current is ArrayValue list)
        {
            return list.Append(value);
        }

        run.Fail("VariableType", $"The variable '{run.Text("name")}' is {type.Words}, not a list.");
        return null;
    }

    protected override Value Shown(Value changed, Value given) => given;
}

internal sealed class AppendToStringStep : ChangeVariableStep
{
    protected override Value? Change(StepRun run, VariableType type, Value current, Value value)
    {
        var text = CellText.Of(value);
        switch (current)
        {
            case StringValue s:
                return s.Append(text);
            default:
                run.Fail("VariableType", $"The variable '{run.Text("name")}' is {type.Words}, not a text.");
                return null;
        }
    }

    protected override Value Shown(Value changed, Value given) => given;
}
