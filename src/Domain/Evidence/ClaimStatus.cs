namespace CampaignTracker.Domain.Evidence;

public enum ClaimStatus
{
    Draft,
    Published,

    /// <summary>Published, then changed: still in use, with the new figure.</summary>
    Corrected,
    Withdrawn,
}
