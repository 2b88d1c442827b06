namespace CampaignTracker.Domain.Consultations;

public enum ConsultationStatus
{
    Planned,
    Open,
    Submitted,

    /// <summary>Closed without a submission of ours.</summary>
    Closed,
    Responded,
}
