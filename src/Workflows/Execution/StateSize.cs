using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>Counts the values that a run keeps. Unit: characters of JSON, about.</summary>
internal static class StateSize
{
    /// <summary>What an input without any value comes to.</summary>
    private const long BareInput = 100;

    public static long Of(RunState state) =>
        Of(state.TriggerOutputs) + Of(state.Outputs) + state.Variables.Values.Sum(Of) + state.Held.Sum(Of) + (state.Root is { } root ? LiveSteps.Frames(root).Sum(Of) : 0);

    public static long Of(RunInput held) => BareInput + held switch
    {
        RunInput.EventArrived arrived => Of(arrived.Payload),
        RunInput.Completed done => Of(done.Outcome.Outputs),
        _ => 0,
    };

    private static long Of(Frame frame) =>
        Of(frame.Item) + frame.States.Sum(Of) + (frame.Kept is { } kept ? kept.Values.Sum(k => Of(k.State)) : 0);

    private static long Of(StepState? state) => state is null
        ? 0
        : Of(state.Inputs) + Of(state.Outputs) + Of(state.Memory) + Of(state.Result) + (state.TurnResults?.Sum(Of) ?? 0);

    private static long Of(Value? value) => value is null ? 0 : ValueSize.Of(value).Characters;
}
