using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// What a turn wants done. All effects of a turn are committed with its state: timers and waits as rows, changes to the campaign
/// in the same transaction, work outside as a work item that is performed at least once under its idempotency key.
/// </summary>
public abstract record Effect(long Instance)
{
    /// <summary>Wakes the step at an instant (<see cref="RunInput.TimerFired"/>). Replaces the step's timer of the same purpose.</summary>
    public sealed record SetTimer(long Instance, TimerPurpose Purpose, DateTimeOffset DueAt) : Effect(Instance);

    public sealed record ClearTimer(long Instance, TimerPurpose Purpose) : Effect(Instance);

    /// <summary>Wakes the step by an event of the run's campaign (<see cref="RunInput.EventArrived"/>), every time until it is cleared.</summary>
    public sealed record AwaitEvent(long Instance, string Event) : Effect(Instance);

    /// <summary>Wakes the step whenever a fact of its campaign changes (<see cref="RunInput.LookAgain"/>).</summary>
    public sealed record AwaitFacts(long Instance) : Effect(Instance);

    /// <summary>What the step waits for changed: shown to people, and nothing else.</summary>
    public sealed record DescribeWait(long Instance, string Path, string StepType, string Title, string WaitingFor, DateTimeOffset Since, DateTimeOffset? Until, Value MayAct) : Effect(Instance);

    /// <summary>The step is called something else, because its run has moved to another version. A description whose title was the old name takes the new one.</summary>
    public sealed record RenameWait(long Instance, string Path, string From, string To) : Effect(Instance);

    /// <summary>The step no longer waits: its timers, event waits and description go; an approval or task that is still open is withdrawn.</summary>
    public sealed record ClearWaits(long Instance) : Effect(Instance);

    /// <summary>
    /// A change to the campaign's own records, made inside the turn's transaction by the handler of <paramref name="Kind"/>.
    /// Its outcome is fed back as <see cref="RunInput.Completed"/> within the same turn where the handler has one at once
    /// (a stage opened, a policy state recorded), or later (an approval answered).
    /// </summary>
    public sealed record Change(long Instance, int Attempt, string Path, string Kind, Value Inputs) : Effect(Instance)
    {
        /// <summary>A reminder that comes again and again until somebody acts, and so can keep still for a while.</summary>
        public bool ComesAgain { get; init; }
    }

    /// <summary>Work that reaches outside, performed by a worker under the key <c>run/instance/attempt</c>.</summary>
    public sealed record Call(long Instance, int Attempt, string Path, string Kind, Value Inputs) : Effect(Instance)
    {
        /// <summary>Made because the step is over, such as the end of a subscription: also where it no longer waits.</summary>
        public bool IsLast { get; init; }
    }

    /// <summary>The run has ended; it takes no further input but a retry or going back.</summary>
    public sealed record End(RunStatus Status, Value Outputs, StepFault? Fault) : Effect(0L);
}
