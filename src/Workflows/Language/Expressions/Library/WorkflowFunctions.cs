using CampaignTracker.Workflows.Language.Values;
using static CampaignTracker.Workflows.Language.Expressions.Library.Function;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>The workflow family: what the run knows. What is not there is an error that says so; what is there without a value is null.</summary>
internal static class WorkflowFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        Run("parameters(parameterName)", "The value of a parameter of the flow.", Parameter, ReferenceKind.Parameter),
        Run("variables(variableName)", "The present value of a variable.", Variable, ReferenceKind.Variable),
        Run("trigger()", "The trigger that started the run: name, times, inputs, outputs.", (scoped in c) => c.Context.Trigger ?? Value.Null, ReferenceKind.Trigger),
        Run("triggerOutputs()", "The trigger's outputs.", (scoped in c) => c.Context.TriggerOutputs ?? Value.Null, ReferenceKind.Trigger),
        Run("triggerBody()", "The body of the trigger's outputs.", (scoped in c) => c.Context.TriggerOutputs?.Get("body") ?? Value.Null, ReferenceKind.Trigger),
        Run("actions(actionName)", "The record of a step that has ended: name, times, inputs, outputs, status, code, error.", Action, ReferenceKind.Action),
        Run("outputs(actionName)", "The outputs of a step that has ended.", (scoped in c) => OutputsOf(c), ReferenceKind.Action),
        Run("body(actionName)", "The body of a step's outputs; null where there is none.", (scoped in c) => c.Context.ActionBodies(c.Text(0)) ?? OutputsOf(c).Get("body") ?? Value.Null, ReferenceKind.Action),
        Run("action()", "The record of the present step, where it may look at itself (an until condition, tracked properties).", (scoped in c) => c.Context.CurrentAction ?? throw NotHere(c)),
        Run("result(scopeName)", "The records of the first-level steps of a scope or loop.", Result, ReferenceKind.Result),
        Run("item()", "The present item of the innermost repeating step.", (scoped in c) => c.Context.Item ?? throw NotHere(c), ReferenceKind.Items),
        Run("items(loopName)", "The present item of a named for-each loop.", Items, ReferenceKind.Items),
        Run("iterationIndexes(loopName)", "How many turns of a named until loop have gone before, from 0.", IterationIndex, ReferenceKind.IterationIndexes),
        Run("workflow()", "The flow itself: name, id, run and tags.", (scoped in c) => c.Context.Workflow ?? throw NotHere(c)),
        Run("listCallbackUrl()", "The address a webhook's partner calls back.", (scoped in c) => Value.Of(c.Context.CallbackUrl ?? throw NotHere(c))),
    ];

    /// <summary>The outputs of a step; null where it has none.</summary>
    internal static Value OutputsOf(scoped in Call call)
    {
        var name = call.Text(0);
        return call.Context.ActionOutputs(name)
            ?? (call.Context.Action(name) is null ? throw MissingAction(call, name) : Value.Null);
    }

    private static Function Run(string signature, string help, FunctionBody body, ReferenceKind? refers = null) =>
        Live(FunctionFamily.Workflow, signature, help, body, refers);

    private static Value Parameter(scoped in Call call)
    {
        var name = call.Text(0);
        return call.Context.Parameter(name) ?? throw call.Bad(0, ErrorCodes.MissingParameter, $"names '{ValueText.Shorten(name)}', but the flow has no such parameter, or it has no value.");
    }

    private static Value Variable(scoped in Call call)
    {
        var name = call.Text(0);
        return call.Context.Variable(name) ?? throw call.Bad(0, ErrorCodes.MissingVariable, $"names '{ValueText.Shorten(name)}', but no such variable has been initialized.");
    }

    private static Value Action(scoped in Call call)
    {
        var name = call.Text(0);
        return call.Context.Action(name) ?? throw MissingAction(call, name);
    }

    private static Value Result(scoped in Call call)
    {
        var name = call.Text(0);
        return call.Context.Result(name) ?? throw MissingAction(call, name);
    }

    private static Value Items(scoped in Call call)
    {
        var name = call.Text(0);
        return call.Context.Items(name) ?? throw MissingLoop(call, name);
    }

    private static Value IterationIndex(scoped in Call call)
    {
        var name = call.Text(0);
        return Value.Of(call.Context.IterationIndex(name) ?? throw MissingLoop(call, name));
    }

    private static ExpressionException MissingAction(scoped in Call call, string name) =>
        call.Bad(0, ErrorCodes.MissingAction, $"names '{ValueText.Shorten(name)}', but there is no such step, or it has not run before this.");

    private static ExpressionException MissingLoop(scoped in Call call, string name) =>
        call.Bad(0, ErrorCodes.MissingLoop, $"names '{ValueText.Shorten(name)}', but this is not inside a loop of that name.");

    private static ExpressionException NotHere(scoped in Call call) =>
        call.Fault(ErrorCodes.NotAvailable, "there is nothing to give here.");
}
