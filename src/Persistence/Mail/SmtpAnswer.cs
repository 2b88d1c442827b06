using System.Globalization;
using System.Net.Mail;
using CampaignTracker.Workflows.Briefings.Transport;

namespace CampaignTracker.Persistence.Mail;

/// <summary>What a mail server's answer means for one recipient (RFC 5321 section 4.2, RFC 4954 section 6).</summary>
internal sealed record SmtpAnswer(MailOutcomeKind Kind, string Detail)
{
    /// <summary>Codes of 5xx that are about us, not about the recipient: a missing sign-in, a wrong password, encryption asked for. Somebody puts them right.</summary>
    private static readonly int[] OurFault = [502, 503, 530, 534, 535, 538];

    public static SmtpAnswer Accepted { get; } = new(MailOutcomeKind.Delivered, "The mail server took it.");

    public static SmtpAnswer TooSlow(int seconds) =>
        new(MailOutcomeKind.TransientFailure, $"The mail server did not answer within {seconds} seconds.");

    public static SmtpAnswer From(SmtpException fault)
    {
        var code = (int)fault.StatusCode;
        var kind = code is >= 500 and < 600 && !OurFault.Contains(code) ? MailOutcomeKind.PermanentFailure : MailOutcomeKind.TransientFailure;
        // No code: there was no answer at all, so the reason is in the failure beneath.
        return new SmtpAnswer(kind, code > 0 ? string.Create(CultureInfo.InvariantCulture, $"{code} {fault.Message}") : fault.InnerException?.Message ?? fault.Message);
    }
}
