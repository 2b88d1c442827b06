namespace CampaignTracker.Domain.Events;

public enum OriginKind
{
    Person,
    Flow,

    /// <summary>Loaded from a file or a sample; nobody pressed a button for this single fact.</summary>
    Import,

    /// <summary>A day came.</summary>
    Calendar,
}
