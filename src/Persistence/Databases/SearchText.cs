namespace CampaignTracker.Persistence.Databases;

/// <summary>What people type into a search, as the pattern of a LIKE.</summary>
public static class SearchText
{
    /// <summary>For LIKE's third argument. The databases differ in what they take for a wildcard: on SQL Server also [.</summary>
    public const string Escape = "\\";

    /// <summary>Finds the text anywhere, letter by letter: what was typed has no wildcards.</summary>
    public static string Anywhere(string typed)
    {
        var literal = typed.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
        return $"%{literal}%";
    }
}
