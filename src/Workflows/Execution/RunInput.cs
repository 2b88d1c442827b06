using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// Everything that can happen to a run. An input that no longer applies (its step has ended, its timer was replaced) changes
/// nothing: inputs may be delivered more than once, and the first one counts.
/// </summary>
public abstract record RunInput
{
    /// <summary>Starts the run. <paramref name="Outputs"/> are the trigger's: <c>{ headers?, queries?, body }</c>.</summary>
    /// <param name="Again">Given where a person asked for an earlier run to be done again; null otherwise.</param>
    public sealed record Start(string Trigger, Value Outputs, Repeat? Again = null) : RunInput;

    /// <summary>A timer fell due. <paramref name="DueAt"/> tells a timer from the one that replaced it.</summary>
    public sealed record TimerFired(long Instance, TimerPurpose Purpose, DateTimeOffset DueAt) : RunInput;

    /// <summary>An event arrived that the step had asked for. <paramref name="EventId"/> makes a second delivery visible.</summary>
    /// <param name="IsAwaited">It arrived while the run was paused, and was found then to be what the step waits for.</param>
    public sealed record EventArrived(long Instance, Guid EventId, string Event, Value Payload, bool IsAwaited = false) : RunInput;

    /// <summary>A fact of the campaign changed: a gate evaluates its condition again.</summary>
    public sealed record LookAgain(long Instance) : RunInput;

    /// <summary>Work outside the run (an approval, a task, a briefing, a call, a child run) has its outcome.</summary>
    public sealed record Completed(long Instance, int Attempt, Outcome Outcome, Actor? By = null) : RunInput;

    /// <summary>A person lets a waiting gate pass.</summary>
    public sealed record Override(long Instance, Actor By) : RunInput;

    public sealed record Cancel(Actor By) : RunInput;

    public sealed record Pause(Actor By) : RunInput;

    public sealed record GoOn(Actor By) : RunInput;

    /// <summary>A person has what the engine could not do tried once more. Changes nothing in the run but its journal.</summary>
    public sealed record TakeUp(Actor By) : RunInput
    {
        /// <summary>What the journal calls it.</summary>
        public const string InJournal = "took up again";
    }

    /// <summary>Runs a failed step again; steps that were skipped because of it get their turn.</summary>
    public sealed record Retry(long Instance, Actor By) : RunInput;

    /// <summary>Ends a waiting step as Skipped; what comes after it goes on as if it had succeeded.</summary>
    public sealed record Skip(long Instance, Actor By) : RunInput;

    /// <summary>The zone rules of the process are others than those by which the run's times were worked out: what was meant by the clock on the wall is worked out again.</summary>
    public sealed record ZonesChanged : RunInput;

    /// <summary>Starts again from an earlier step: what runs there or after it is cancelled, what ran stays in the journal.</summary>
    public sealed record GoBack(string Path, Actor By) : RunInput;
}

/// <summary>The run that another one repeats, and who asked for that.</summary>
public sealed record Repeat(Guid Run, Actor By);

/// <summary>What a timer is for. One step has at most one timer of each purpose.</summary>
public enum TimerPurpose : byte
{
    /// <summary>The step itself waits for this instant.</summary>
    Due,

    /// <summary>The step's <c>limit.timeout</c>.</summary>
    Timeout,

    /// <summary>A gate's, wait's or approval's deadline.</summary>
    Deadline,

    /// <summary>People are reminded.</summary>
    Remind,

    /// <summary>A failed call is tried again.</summary>
    Retry,

    Escalate,
}

/// <summary>How work outside the run ended.</summary>
/// <param name="Status"><see cref="StepStatus.Succeeded"/>, <see cref="StepStatus.Failed"/>, <see cref="StepStatus.TimedOut"/> or <see cref="StepStatus.Cancelled"/>;
/// <see cref="StepStatus.Running"/> where the other side has accepted the work and says in <paramref name="Outputs"/> where and when to ask again.</param>
/// <param name="MayRetry">Whether the step's retry policy applies to this failure.</param>
public sealed record Outcome(StepStatus Status, Value Outputs, StepFault? Fault = null, bool MayRetry = false)
{
    /// <summary>Of work that no run waits for: a part of it is done, and the rest is to be taken up right away, by whichever node is free.</summary>
    public static Outcome GoesOn { get; } = new(StepStatus.Running, Value.Null);

    public static Outcome Succeeded(Value outputs) => new(StepStatus.Succeeded, outputs);

    public static Outcome Failed(StepFault fault, Value? outputs = null, bool mayRetry = false) =>
        new(StepStatus.Failed, outputs ?? Value.Null, fault, mayRetry);
}
