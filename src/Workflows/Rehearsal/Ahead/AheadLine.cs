namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>Something that will happen, as people read it.</summary>
/// <param name="At">In the site's zone.</param>
/// <param name="Run">The run that does it.</param>
/// <param name="Step">The step's name in words; empty for the run as a whole.</param>
/// <param name="Why">Null where the line says all there is to say.</param>
/// <param name="IsAssumed">It stands here because somebody is assumed to answer, not because a flow does it.</param>
public sealed record AheadLine(
    DateTimeOffset At, AheadKind Kind, Guid Run, string Flow, string Step, string Text, string? Why, bool IsAssumed, IReadOnlyList<AheadMail> Mails);

public enum AheadKind
{
    Run,
    Stage,
    Gate,
    Approval,
    Task,
    Reminder,
    Briefing,
    Policy,
    Wait,
    Call,
    Failure,
}

/// <summary>An e-mail as it would arrive.</summary>
/// <param name="Recipients">All of them, in the order they are written to.</param>
/// <param name="Html">The first recipient's copy.</param>
/// <param name="Text">The same as plain text.</param>
public sealed record AheadMail(DateTimeOffset At, string Subject, IReadOnlyList<AheadRecipient> Recipients, string Html, string Text);

public sealed record AheadRecipient(string Name, string Address);
