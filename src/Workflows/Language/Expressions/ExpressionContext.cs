using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions;

/// <summary>
/// What an expression can see of the world. Each member answers null where there is nothing of that name; the function that
/// asked then says so in its own words. The base class sees nothing: what a caller does not override is not available there.
/// </summary>
public abstract class ExpressionContext
{
    /// <summary>The turn's instant: the same for every expression of one turn, virtual in rehearsal.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>Chance for <c>rand</c> and <c>guid</c>, seeded by the run and the turn, so that a replay draws the same.</summary>
    public abstract Random Chance { get; }

    /// <summary>The whole trigger as <c>trigger()</c> gives it: name, status, startTime, endTime, inputs, outputs.</summary>
    public virtual Value? Trigger => null;

    public virtual Value? TriggerOutputs => null;

    public virtual Value? Workflow => null;

    /// <summary>The current item of the innermost repeating action.</summary>
    public virtual Value? Item => null;

    /// <summary>The action being evaluated, for <c>action()</c>.</summary>
    public virtual Value? CurrentAction => null;

    /// <summary>The campaign's facts for <c>campaign()</c>.</summary>
    public virtual Value? Campaign => null;

    /// <summary>The address a webhook's partner calls back, for <c>listCallbackUrl()</c>.</summary>
    public virtual string? CallbackUrl => null;

    /// <summary>Working days for <c>addWorkingDays</c> and its kin.</summary>
    public virtual IWorkingDays? WorkingDays => null;

    /// <summary>What this evaluation shares with others; null where only <see cref="ExpressionLimits"/> hold.</summary>
    public virtual WorkAllowance? Work => null;

    public virtual Value? Parameter(string name) => null;

    public virtual Value? Variable(string name) => null;

    /// <summary>The record of an action that has ended: name, startTime, endTime, inputs, outputs, status, code, error, trackingId, clientTrackingId.</summary>
    public virtual Value? Action(string name) => null;

    /// <summary>The outputs alone, without building the record.</summary>
    public virtual Value? ActionOutputs(string name) => Action(name)?.Get("outputs");

    /// <summary>The bodies of all turns of a step in a loop that has ended; null for any other step.</summary>
    public virtual ArrayValue? ActionBodies(string name) => null;

    /// <summary>The records of the first-level actions of a scope or loop.</summary>
    public virtual Value? Result(string scope) => null;

    public virtual Value? Items(string loop) => null;

    public virtual long? IterationIndex(string loop) => null;

    public virtual Value? Stage(string key) => null;

    public virtual Value? Claim(string key) => null;
}
