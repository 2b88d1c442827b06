namespace CampaignTracker.Domain.Briefings;

public enum DeliveryStatus
{
    Pending,

    /// <summary>Handed to the transport at least once; whether it arrived is not known yet. A repeat carries the same Message-ID.</summary>
    Sending,

    /// <summary>The mail server, or the folder, took it.</summary>
    Delivered,

    /// <summary>Refused for good, or tried as often as we try.</summary>
    Failed,

    /// <summary>Held back: they had asked for no more.</summary>
    Suppressed,
}
