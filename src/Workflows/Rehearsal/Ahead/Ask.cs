namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>A place where a flow waits for people or for the outside, so that a rehearsal needs to be told, or to assume, what they do.</summary>
/// <param name="Key">Names the answer: the step's name, from its second time on with its number, as in <c>Ask_leadership~2</c>.</param>
/// <param name="Step">The step's name in words.</param>
/// <param name="Time">How often the step has asked in this rehearsal, from 1.</param>
/// <param name="MayAct">People and roles, as the step names them.</param>
/// <param name="Options">What can be chosen; the first is what "all goes well" chooses.</param>
/// <param name="At">When it begins to wait, or, where it waits already, when the rehearsal begins.</param>
/// <param name="AnsweredAt">When it is assumed to be answered; null where nobody answers.</param>
/// <param name="Choice">What is assumed; null where nobody answers.</param>
public sealed record Ask(
    string Key,
    AskKind Kind,
    Guid Run,
    long Instance,
    string Flow,
    string Step,
    int Time,
    string Title,
    IReadOnlyList<string> MayAct,
    IReadOnlyList<string> Options,
    DateTimeOffset At,
    DateTimeOffset? AnsweredAt = null,
    string? Choice = null);

public enum AskKind
{
    Approval,
    Gate,
    Task,
    Reflection,
    SignOff,

    /// <summary>An event of the campaign that nobody can foretell.</summary>
    Event,

    /// <summary>A partner's call back.</summary>
    CallBack,

    /// <summary>The answer of a web address. It comes at once.</summary>
    Call,
}
