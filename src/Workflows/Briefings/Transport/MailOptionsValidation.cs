using CampaignTracker.Domain.Briefings;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Workflows.Briefings.Transport;

/// <summary>Each fault is one sentence that names the key.</summary>
public sealed class MailOptionsValidation : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        string[] faults = [.. Common(options), .. IsSmtp(options) ? Smtp(options) : []];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsSmtp(MailOptions options) => options.Transport.Equals(MailOptions.Smtp, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Common(MailOptions options)
    {
        if (!IsSmtp(options) && !options.Transport.Equals(MailOptions.Pickup, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"Mail:Transport is '{options.Transport}'; it can be Pickup or Smtp.";
        }

        if (!EmailAddress.TryFrom(options.From, out _))
        {
            yield return $"Mail:From is '{options.From}', which is not an e-mail address.";
        }

        foreach (var (key, value) in new[] { ("ReplyTo", options.ReplyTo), ("UnsubscribeMailbox", options.UnsubscribeMailbox) })
        {
            if (value.Length > 0 && !EmailAddress.TryFrom(value, out _))
            {
                yield return $"Mail:{key} is '{value}', which is not an e-mail address.";
            }
        }

        if (options.Attempts is < 1 or > 50)
        {
            yield return $"Mail:Attempts is {options.Attempts}; it can be 1 to 50.";
        }
    }

    private static IEnumerable<string> Smtp(MailOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Host))
        {
            yield return "Mail:Host is empty; Mail:Transport is Smtp, which needs the name of the mail server.";
        }

        if (options.From.EndsWith(".localdomain", StringComparison.OrdinalIgnoreCase))
        {
            yield return "Mail:From is not set; Mail:Transport is Smtp, which needs the address that messages come from.";
        }

        if (options.Port is < 1 or > 65535)
        {
            yield return $"Mail:Port is {options.Port}; it can be 1 to 65535.";
        }

        if (options.TimeoutSeconds is < 5 or > 600)
        {
            yield return $"Mail:TimeoutSeconds is {options.TimeoutSeconds}; it can be 5 to 600.";
        }

        if (options.Security == MailSecurity.Implicit)
        {
            yield return "Mail:Security is Implicit, which this transport can't do; use StartTls, usually with Mail:Port 587.";
        }

        if (options.User.Length > 0 && options.Security == MailSecurity.None)
        {
            yield return "Mail:User is set while Mail:Security is None: the password would cross the network in clear; use StartTls.";
        }

        if (options.TrustedCertificate.Length > 0 && !(options.TrustedCertificate.Length == 64 && options.TrustedCertificate.All(char.IsAsciiHexDigit)))
        {
            yield return "Mail:TrustedCertificate is not a SHA-256 fingerprint; it has 64 hexadecimal digits.";
        }
    }
}
