namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>
/// Which lists' bases allow a briefing. For an audience that is a list: that one only. Otherwise the list named like the template, and
/// the campaign's own lists: its key, or its key and more after a hyphen ("legal-aid-allies" for the campaign "legal-aid").
/// </summary>
internal sealed class EligibleLists(string campaign, string? audienceList, string template)
{
    /// <summary>The basis to rely on; null where there is none that allows it.</summary>
    public StandingBasis? Choose(IReadOnlyList<StandingBasis> bases) => bases
        .Where(b => Rank(b.List) < int.MaxValue)
        .OrderBy(b => Rank(b.List)).ThenBy(b => b.List, StringComparer.Ordinal)
        .FirstOrDefault();

    private int Rank(string? list) => list switch
    {
        null => 0,
        _ when audienceList is not null && Same(list, audienceList) => 1,
        _ when audienceList is not null => int.MaxValue,
        _ when Same(list, template) => 2,
        _ when Same(list, campaign) || list.StartsWith(campaign + "-", StringComparison.OrdinalIgnoreCase) => 3,
        _ => int.MaxValue,
    };

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
