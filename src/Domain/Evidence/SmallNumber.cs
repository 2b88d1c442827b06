using System.Globalization;

namespace CampaignTracker.Domain.Evidence;

/// <summary>Counts of 1 to 4 could point to a child, so they are not shown outside the team.</summary>
public static class SmallNumber
{
    public const int Threshold = 5;

    public const string Suppressed = "fewer than 5";

    /// <summary>Zero is suppressed too: "none" in one table and a total in another would give the small number away.</summary>
    public static string Outside(int count) =>
        count < Threshold ? Suppressed : count.ToString("N0", CultureInfo.GetCultureInfo("en-GB"));
}
