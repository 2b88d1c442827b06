namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>Something that happened in a rehearsal, as people read it. <c>At</c> is in the site's zone.</summary>
public sealed record RehearsalLine(DateTimeOffset At, RehearsalLineKind Kind, string Text);

public enum RehearsalLineKind
{
    Stage,
    Gate,
    Policy,
    Task,
    Approval,
    Reminder,
    Briefing,
    Fact,
    Failure,
    Run,
}
