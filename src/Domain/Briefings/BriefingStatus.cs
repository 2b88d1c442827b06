namespace CampaignTracker.Domain.Briefings;

public enum BriefingStatus
{
    Draft,
    AwaitingSignOff,
    Approved,
    Refused,

    /// <summary>It could not be made when its time came, or the flow no longer wanted it.</summary>
    Failed,

    /// <summary>Its recipients are fixed; some of them have no outcome yet.</summary>
    Sending,

    /// <summary>Every recipient has an outcome, which for some may be that it failed or was held back.</summary>
    Sent,
}
