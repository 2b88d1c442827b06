using System.Text;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>Takes out of a text what could forge its surroundings: control characters, direction overrides and the private-use
/// characters that mark personal places. Line breaks stay.</summary>
internal static class SafeText
{
    public static string Clean(string text) => text.Any(IsUnwanted) ? Filtered(text) : text;

    /// <summary>The same in one line.</summary>
    public static string CleanLine(string text) =>
        string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Filtered(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!IsUnwanted(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }

    private static bool IsUnwanted(char c) => c switch
    {
        '\n' or '\r' or '\t' => false,
        >= '\uE000' and <= '\uF8FF' => true,
        >= '\u202A' and <= '\u202E' => true,
        >= '\u2066' and <= '\u2069' => true,
        '\u2028' or '\u2029' or '\uFEFF' => true,
        _ => char.IsControl(c),
    };
}
