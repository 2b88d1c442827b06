using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Work;

namespace CampaignTracker.Domain.Timeline;

/// <summary>What the campaign's story says about an event. Null for an event that has no sentence of its own yet.</summary>
public static class EventSentence
{
    public static string? Of(DomainEvent happened) => happened switch
    {
        CampaignStarted e => $"The campaign '{e.Title}' was started.",
        StageEntered e => e.Visit == 1 ? $"Stage '{e.Title}' was opened." : $"Stage '{e.Title}' was opened again, visit {e.Visit}.",
        StageCompleted e => e.Ending == StageEnding.Skipped ? $"Stage '{e.Title}' was skipped." : $"Stage '{e.Title}' was completed.",
        StageStopped e => Stopped(e),
        EvidenceRecorded e => $"Evidence was recorded: {e.What}, {e.Place}.",
        ClaimPublished e => $"The claim '{e.Key}' was published: {e.Figure:#,0.##} {e.Unit}.",
        ClaimCorrected e => e.Status == ClaimStatus.Withdrawn
            ? $"The claim '{e.Key}' was withdrawn."
            : $"The claim '{e.Key}' was corrected from {e.Before:#,0.##} to {e.Figure:#,0.##}.",
        PolicyStateChanged e => $"The policy was recorded as {e.State.ToWords()} ({e.When}): {e.What}",
        ConsultationOpened e => $"The consultation '{e.Title}' opened.",
        ContactAttempted e => Attempt(e),
        AllyJoined => "An ally joined.",
        AllyStanceChanged e => $"{Kind(e.Kind)} is now {StanceScale.Words(e.Stance)}{(e.Before is { } before ? $", before {StanceScale.Words(before)}" : "")}.",
        TaskCompleted e => e.Outcome is null ? $"Done: {e.Title}." : $"Done: {e.Title}. {e.Outcome}",
        ApprovalAnswered e => $"'{e.Title}' was answered: {e.Outcome}.",
        ReminderCompleted e => $"Ticked off: {e.What}.",
        BriefingSent e => $"The briefing “{e.Subject}” went to {e.Recipients} {(e.Recipients == 1 ? "person" : "people")}.",
        _ => null,
    };

    private static string Stopped(StageStopped e) => e.Ending switch
    {
        StageEnding.Failed => $"Stage '{e.Title}' was left because something in it failed.",
        StageEnding.TimedOut => $"Stage '{e.Title}' was left because its time was up.",
        StageEnding.Succeeded or StageEnding.Skipped or StageEnding.Cancelled => $"Stage '{e.Title}' was broken off.",
    };

    private static string Attempt(ContactAttempted e) => e.Outcome switch
    {
        ContactOutcome.Met => $"Met {e.Whom}{(e.HoldsThePower ? ", who holds the power" : "")}.",
        ContactOutcome.Referred => $"{e.Whom} referred us to somebody else.",
        ContactOutcome.TurnedAway => $"{e.Whom} turned us away.",
        ContactOutcome.NoReply => $"Tried to reach {e.Whom}; no reply yet.",
    };

    private static string Kind(ParticipationKind kind) => kind switch
    {
        ParticipationKind.Ally => "An ally",
        ParticipationKind.Partner => "A partner",
        ParticipationKind.Target => "A target",
        ParticipationKind.DecisionMaker => "A decision maker",
        ParticipationKind.Influencer => "An influencer",
        ParticipationKind.Opponent => "An opponent",
        ParticipationKind.Observer => "An observer",
    };
}
