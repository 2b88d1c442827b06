using System.Text.RegularExpressions;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Briefings;

/// <summary>Keys of templates and lists stand in flows, in addresses and in the List-Id header (RFC 2919), where a label has at most 63 characters.</summary>
public sealed partial record BriefingKeyIsASlug(string Key) : Rule
{
    public override string Sentence => $"'{Key}' can't be a key: use up to 63 lower-case letters and digits, with single hyphens between words.";

    public static bool Holds(string key) => key.Length <= 63 && Slug().IsMatch(key);

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Slug();
}
