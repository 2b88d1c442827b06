namespace CampaignTracker.Domain.Campaigns;

internal static class OutlineDifference
{
    public static IEnumerable<(string What, string? Before)> Between(CampaignOutline before, CampaignOutline after)
    {
        (string What, string? Before, string? After)[] all =
        [
            ("title", before.Title, after.Title),
            ("ask", before.Ask, after.Ask),
            ("summary", before.Summary, after.Summary),
            ("scope", before.Scope.ToString(), after.Scope.ToString()),
            ("jurisdiction", before.Jurisdiction, after.Jurisdiction),
            ("level", before.Level.ToString(), after.Level.ToString()),
            ("lead", before.Lead, after.Lead),
            ("flow", before.Flow, after.Flow),
        ];
        return all.Where(x => x.Before != x.After).Select(x => (x.What, x.Before));
    }
}
