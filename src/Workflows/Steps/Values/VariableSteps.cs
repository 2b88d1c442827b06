using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Expressions;
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

        var declared = new List<DeclaredVariable>();
        for (var i = 0; i < variables.Count; i++)
        {
            if (Declare(variables[i], $"{path}[{i}]", step, compiler) is { } variable)
            {
                declared.Add(variable);
            }
        }

        step.Compiled = declared.ToArray();
    }

    public override void Start(StepRun run)
    {
        if (run.Node.Compiled is not DeclaredVariable[] declared || run.Input("variables") is not ArrayValue given || given.Count != declared.Length)
        {
            run.Fail("MissingVariable", $"'{run.Node.Name}' does not say which variables there are.");
            return;
        }

        var values = declared.Select((variable, i) => (variable, Value: FirstValue(variable.Type, given[i].Get("value")))).ToList();
        if (values.FindIndex(v => v.Value is null) is var unfit and >= 0)
        {
            run.Fail("VariableType", $"The variable '{declared[unfit].Name}' is {declared[unfit].Type.Words}, but its first value is {Describe.Kind(given[unfit].Get("value")!)}.");
            return;
        }

        values.ForEach(v => run.Turn.State.Variables[v.variable.Name] = v.Value!);
        run.Succeed(Value.Null);
    }

    /// <summary>Null where the type does not take what is given.</summary>
    private static Value? FirstValue(VariableType type, Value? given) =>
        given is { IsNull: false } ? type.Accept(ValueJson.Normalise(given)) : type.Empty;

    /// <returns>Null where it can't be declared; that has been said then.</returns>
    private static DeclaredVariable? Declare(Value variable, string path, StepNode step, ProgramCompiler compiler)
    {
        var written = variable.Get("name")?.AsText();
        if (string.IsNullOrEmpty(written))
        {
            compiler.Faults.Error(path, "MissingVariable", $"'{step.Name}' declares a variable without a name.");
            return null;
        }

        if (DeclaredVariable.NameOf(written) is not { } name)
        {
            compiler.Faults.Error($"{path}.name", "VariableName", $"'{step.Name}' works out the name of a variable. Write the name itself: what a flow declares is known before it runs.");
            return null;
        }

        var type = variable.Get("type")?.AsText();
        if (VariableType.Of(type) is not { } known)
        {
            compiler.Faults.Error(path, "VariableType", $"The variable '{name}' must be a boolean, integer, float, string, object or array, not '{type}'.");
            return null;
        }

        if (!compiler.Variables.TryAdd(name, type!))
        {
            compiler.Faults.Error(path, "DuplicateVariable", $"The variable '{name}' is initialised twice.");
        }

        return new(name, known);
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

        if (VariableType.Of(run.Turn.Program.Variables.GetValueOrDefault(name)) is not { } type)
        {
            run.Fail("MissingVariable", $"This version of the flow declares no variable called '{name}', so it can't be changed.");
            return;
        }

        var value = ValueJson.Normalise(run.Input("value") ?? Value.Null);
        if (Change(run, type, current, value) is { } changed && !run.FailsOver(changed, $"The variable '{name}'"))
        {
            run.Turn.State.Variables[name] = changed;
            run.Succeed(ObjectValue.Of(("name", Value.Of(name)), ("value", Shown(changed, value))));
        }
    }

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        var path = $"{step.Definition.Path}.inputs.name";
        if (step.Definition.Inputs.Get("name")?.AsText() is not { Length: > 0 } written)
        {
            compiler.Faults.Error(path, "MissingVariable", $"'{step.Name}' does not name a variable.");
            return;
        }

        var name = DeclaredVariable.NameOf(written);
        if (name is null)
        {
            compiler.Faults.Error(path, "ComputedVariable", $"'{step.Name}' works out which variable it changes. Name the variable itself.");
        }

        compiler.Refer(step, new(ReferenceKind.Variable, name), path);
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
                run.Fail("VariableType", $"The variable '{run.Text("name")}' holds {Describe.Kind(current)}; it can't be changed by {Describe.Kind(by)}.");
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

        run.Fail("VariableType", $"The variable '{run.Text("name")}' holds {Describe.Kind(current)}, not a list.");
        return null;
    }

    protected override Value Shown(Value changed, Value given) => given;
}

internal sealed class AppendToStringStep : ChangeVariableStep
{
    protected override Value? Change(StepRun run, VariableType type, Value current, Value value)
    {
        var text = ValueText.Of(value);
        switch (current)
        {
            case StringValue s:
                return s.Append(text);
            default:
                run.Fail("VariableType", $"The variable '{run.Text("name")}' holds {Describe.Kind(current)}, not a text.");
                return null;
        }
    }

    protected override Value Shown(Value changed, Value given) => given;
}
