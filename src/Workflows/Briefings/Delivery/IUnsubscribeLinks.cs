using CampaignTracker.Domain.Briefings;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>Links that let somebody leave without a sign-in. Signed, good for this purpose only, and for a limited time.</summary>
public interface IUnsubscribeLinks
{
    /// <summary>Leaves one list; also the RFC 8058 one-click address.</summary>
    Uri Leave(EmailAddress address, string list);

    /// <summary>Shows and changes what an address gets.</summary>
    Uri Preferences(EmailAddress address);
}
