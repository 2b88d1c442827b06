using System.Text.RegularExpressions;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>Handlebars names only the part of a path that it missed; people look for what they wrote.</summary>
internal static class TemplatePaths
{
    /// <summary>The path in the template that has the part, or the part itself.</summary>
    public static string EndingWith(string template, string part) =>
        Regex.Match(template, $@"\{{\{{[#/^]?\s*(?:\w+\s+)?((?:[\w@\[\]'-]+\.)*{Regex.Escape(part)}(?:\.[\w@\[\]'-]+)*)\s*[\s}}]", RegexOptions.CultureInvariant) is { Success: true } match
            ? match.Groups[1].Value
            : part;
}
