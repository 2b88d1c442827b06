using System.Globalization;
using System.Text;

namespace CampaignTracker.Web.Words;

/// <summary>A title as it stands in an address: lower-case letters and digits with single hyphens, at most 60 characters.</summary>
public static class Slug
{
    private const int Longest = 60;

    public static string Of(string title)
    {
        var slug = new StringBuilder();
        foreach (var character in title.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or '’')))
        {
            var next = char.ToLowerInvariant(character);
            if (char.IsAsciiLetterOrDigit(next))
            {
                slug.Append(next);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }
        var cut = slug.ToString(0, Math.Min(slug.Length, Longest)).Trim('-');
        return cut.Length == 0 ? "campaign" : cut;
    }
}
