using System.Globalization;

namespace CampaignTracker.Workflows.Briefings.Composing.Mime;

/// <summary>RFC 5322 section 3.3: Thu, 12 Jul 2018 09:00:00 +0100.</summary>
internal static class MailDate
{
    public static string Of(DateTimeOffset instant) => string.Concat(
        instant.ToString("ddd, d MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture),
        instant.Offset < TimeSpan.Zero ? "-" : "+",
        instant.Offset.ToString("hhmm", CultureInfo.InvariantCulture));
}
