using System.Globalization;
using System.Text.RegularExpressions;

namespace CampaignTracker.Domain.Briefings;

/// <summary>The dot-atom form of RFC 5321 section 4.1.2 and nothing else: what it lets through needs no quoting anywhere.</summary>
internal static partial class EmailAddressSyntax
{
    private const int LongestAddress = 254;
    private const int LongestLocalPart = 64;

    /// <summary>The trimmed address with its domain in ASCII, or null where mail could not be sent to it.</summary>
    public static string? Normalise(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        var at = trimmed.LastIndexOf('@');
        if (at is < 1 or > LongestLocalPart || Ascii(trimmed[(at + 1)..]) is not { } domain)
        {
            return null;
        }

        var address = $"{trimmed[..at]}@{domain}";
        return address.Length <= LongestAddress && DotAtom().IsMatch(address) ? address : null;
    }

    private static string? Ascii(string domain)
    {
        try
        {
            return domain.Length == 0 ? null : new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            // Not a domain name in any script.
            return null;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex DotAtom();
}
