using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>Counts the values that a run keeps. Unit: characters of JSON, about.</summary>
internal static class StateSize
{
    public static long Of(RunState state) =>
        Of(state.TriggerOutputs) + Of(state.Outputs) + state.Variables.Values.Sum(Of) + (state.Root is { } root ? LiveSteps.Frames(root).Sum(Of) : 0);

    private static long Of(Frame frame) =>
        Of(frame.Item) + frame.States.Sum(Of) + (frame.Kept is { } kept ? kept.Values.Sum(k => Of(k.State)) : 0);

    private static long Of(StepState? state) => state is null
        ? 0
        : Of(state.Inputs) + Of(state.Outputs) + Of(state.Memory) + Of(state.Result) + (state.TurnResults?.Sum(Of) ?? 0);

    private static long Of(Value? value) => value is null ? 0 : ValueSize.Of(value).Characters;
}
