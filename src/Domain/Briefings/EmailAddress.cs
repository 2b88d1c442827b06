using System.Security.Cryptography;
using System.Text;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Briefings;

/// <summary>An address that can stand in a mail header and an SMTP envelope as it is: ASCII, one @, no quoting, at most 254 characters (RFC 5321).</summary>
/// <remarks>A domain with letters outside ASCII is kept in its xn-- form. Equality is by <see cref="Key"/>: the case of an address is never told apart,
/// because no provider does, and two copies to one person are worse than a theoretical mix-up.</remarks>
public sealed record EmailAddress
{
    private EmailAddress(string value) => Value = value;

    /// <summary>As it was written, trimmed.</summary>
    public string Value { get; }

    /// <summary>Lower case; what uniqueness and look-ups go by.</summary>
    public string Key => Value.ToLowerInvariant();

    public string Domain => Value[(Value.LastIndexOf('@') + 1)..];

    /// <summary>SHA-256 of <see cref="Key"/> in hexadecimal: lets a suppression outlive the address it is about.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)));

    /// <exception cref="RuleBrokenException"><see cref="AddressCanBeMailed"/>.</exception>
    public static EmailAddress From(string text)
    {
        Rule.Require(TryFrom(text, out var address), new AddressCanBeMailed(text));
        return address!;
    }

    public static bool TryFrom(string? text, out EmailAddress? address)
    {
        address = EmailAddressSyntax.Normalise(text) is { } usable ? new EmailAddress(usable) : null;
        return address is not null;
    }

    public bool Equals(EmailAddress? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Value;
}
