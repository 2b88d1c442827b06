using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// What steps outside a loop over items see of a step inside it: its outputs of all turns, in the order of the items, as the live
/// service gives them. They are gathered in the frame around the loop, turn by turn, for steps that something out there names.
/// </summary>
internal static class LoopOutputs
{
    /// <summary>The loop starts, perhaps again: nothing has been gathered yet, and of no items the outputs are an empty list.</summary>
    public static void Begin(Frame around, StepNode loop)
    {
        foreach (var step in loop.Gathered ?? [])
        {
            (around.Kept ??= [])[step.Index] = new(StepStatus.Skipped, new StepState { TurnResults = [] });
        }
    }

    /// <summary>Takes what a turn of the loop leaves; a turn that is run again replaces what it left.</summary>
    public static void Put(Frame around, StepNode step, int turn, EndedStep ended)
    {
        if (EndedStep.Lost.Equals(around.Kept?.GetValueOrDefault(step.Index)))
        {
            // Earlier turns are lost, and a list with holes in their places would be a lie.
            return;
        }

        if (around.Kept?.GetValueOrDefault(step.Index)?.State?.TurnResults is not { } turns)
        {
            turns = [];
            (around.Kept ??= [])[step.Index] = new(StepStatus.Skipped, new StepState { TurnResults = turns });
        }

        while (turns.Count <= turn)
        {
            turns.Add(ArrayValue.Empty);
        }

        turns[turn] = ArrayValue.From([Slim(Record(step, ended.Status, ended.State))]);
    }

    /// <summary>The record that <c>actions()</c> gives: of a gathered step, one with all its turns in <c>outputs</c>.</summary>
    public static ObjectValue Record(StepNode step, StepStatus status, StepState? state) =>
        state?.TurnResults is { } turns ? ScopeResults.Repeated(step, [.. turns.SelectMany(t => t).Cast<ObjectValue>()]) : Records.Of(step, status, state);

    /// <summary>Outputs by turn; null for a turn in which the step gave none. Null where the step was not gathered.</summary>
    public static ArrayValue? Of(StepState? state) =>
        state?.TurnResults is { } turns ? ArrayValue.From(turns.Select(t => t.Count == 0 ? Value.Null : Outputs(t[0]))) : null;

    private static Value Outputs(Value record) =>
        record.Get("repetitionCount") is null ? record.Get("outputs")! : ArrayValue.From(((ArrayValue)record.Get("outputs")!).Select(Outputs));

    private static ObjectValue Slim(ObjectValue record) => record.Has("inputs") ? record.With("inputs", Value.Null) : record;
}
