namespace CampaignTracker.Domain.Briefings;

public enum SuppressionReason
{
    /// <summary>They used the link or wrote to us.</summary>
    Unsubscribed,

    /// <summary>The address answered that it does not exist or takes no mail from us.</summary>
    Bounced,

    /// <summary>They called it spam.</summary>
    Complained,

    /// <summary>A colleague stopped it, with a reason.</summary>
    StoppedByTeam,
}
