using System.Collections.Frozen;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>
/// The "Date Time" operations (steps of type <c>Expression</c>): <c>kind</c> names one, and its inputs are the arguments of the function of the
/// same name, text where a text is meant and a whole number or its digits where a number is. Outputs: <c>body</c>, the time as the function
/// writes it.
/// </summary>
internal sealed class DateTimeStep : StepKind
{
    private static readonly FrozenDictionary<string, Operation> Operations = new Dictionary<string, Operation>
    {
        ["CurrentTime"] = new([], "utcNow()"),
        ["AddToTime"] = new(["baseTime", "interval", "timeUnit"], "addToTime(item()['baseTime'], int(item()['interval']), item()['timeUnit'])"),
        ["SubtractFromTime"] = new(["baseTime", "interval", "timeUnit"], "subtractFromTime(item()['baseTime'], int(item()['interval']), item()['timeUnit'])"),
        ["GetFutureTime"] = new(["interval", "timeUnit"], "getFutureTime(int(item()['interval']), item()['timeUnit'])"),
        ["GetPastTime"] = new(["interval", "timeUnit"], "getPastTime(int(item()['interval']), item()['timeUnit'])"),
        ["ConvertTimeZone"] = new(
            ["baseTime", "sourceTimeZone", "destinationTimeZone"],
            "convertTimeZone(item()['baseTime'], item()['sourceTimeZone'], item()['destinationTimeZone'], item()?['formatString'])"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public override bool OutputsTellInputs => true;

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        var source = step.Definition;
        var kind = source.Source["kind"]?.AsText() ?? "";
        if (!Operations.TryGetValue(kind, out var operation))
        {
            compiler.Faults.Error($"{source.Path}.kind", "UnknownKind", $"'{step.Name}' computes a time, and its 'kind' says how: {string.Join(", ", Operations.Keys.Order())}.");
            return;
        }

        step.Compiled = operation;
        if (source.Inputs is StringValue)
        {
            // All of the inputs are one expression.
            return;
        }

        foreach (var member in operation.Needs.Where(m => source.Inputs.Get(m) is null or NullValue))
        {
            compiler.Faults.Error($"{source.Path}.inputs.{member}", "MissingInput", $"'{step.Name}' needs '{member}'.");
        }
    }

    public override void Start(StepRun run)
    {
        if (run.Node.Compiled is not Operation operation)
        {
            run.Fail("UnknownKind", $"Its 'kind' is none of {string.Join(", ", Operations.Keys.Order())}. Nothing was computed; correct the step.");
        }
        else if (Array.Find(operation.Needs, m => run.Input(m) is null) is { } missing)
        {
            run.Fail("MissingInput", $"'{missing}' is missing or null. Nothing was computed; correct the step's inputs.");
        }
        else
        {
            run.Succeed(ObjectValue.Of(("body", run.Evaluate(operation.Function, run.Inputs))));
        }
    }

    /// <param name="Needs">Inputs without which it fails.</param>
    private sealed record Operation(string[] Needs, Template Function)
    {
        public Operation(string[] needs, string function)
            : this(needs, TemplateCompiler.CompileExpression(function, "", []))
        {
        }
    }
}
