namespace CampaignTracker.Domain.Events;

/// <summary>The names that flows refer to. They never change; a new meaning gets a new name.</summary>
public static class EventNames
{
    public const string CampaignStarted = "campaign.started";
    public const string StageEntered = "stage.entered";
    public const string StageCompleted = "stage.completed";
    public const string StageStopped = "stage.stopped";
    public const string EvidenceRecorded = "evidence.recorded";
    public const string ClaimPublished = "claim.published";
    public const string ClaimCorrected = "claim.corrected";
    public const string PolicyStateChanged = "policy.stateChanged";
    public const string ConsultationOpened = "consultation.opened";
    public const string ConsultationClosing = "consultation.closing";
    public const string ContactAttempted = "contact.attempted";
    public const string AllyJoined = "ally.joined";
    public const string AllyStanceChanged = "ally.stanceChanged";
    public const string TaskCompleted = "task.completed";
    public const string ApprovalAnswered = "approval.answered";
    public const string ReminderCompleted = "reminder.completed";
    public const string BriefingSent = "briefing.sent";

    public static IReadOnlyList<string> All { get; } =
    [
        CampaignStarted, StageEntered, StageCompleted, StageStopped, EvidenceRecorded, ClaimPublished, ClaimCorrected, PolicyStateChanged,
        ConsultationOpened, ConsultationClosing, ContactAttempted, AllyJoined, AllyStanceChanged, TaskCompleted, ApprovalAnswered,
        ReminderCompleted, BriefingSent,
    ];
}
