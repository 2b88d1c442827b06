using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Composing;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>Who sends, and what the settings say about it.</summary>
/// <param name="Zone">Where instants are shown as days and times.</param>
/// <param name="PublicUrl">Links in mail begin with it.</param>
/// <param name="Attempts">How often a message is tried.</param>
public sealed record BriefingSite(
    Uri PublicUrl, TimeZoneInfo Zone, Mailbox From, EmailAddress? ReplyTo = null, EmailAddress? UnsubscribeMailbox = null, int Attempts = 8)
{
    public string Sender => From.Name.Length > 0 ? From.Name : From.Address.Value;

    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);
}
