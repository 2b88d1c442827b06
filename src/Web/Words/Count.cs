using System.Globalization;

namespace CampaignTracker.Web.Words;

/// <summary>Numbers with their noun: "1 day", "470 days", "15,000 children".</summary>
public static class Count
{
    public static string Of(long number, string one, string? many = null) =>
        $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    public static string Number(long number) => number.ToString("N0", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>"no claims", "1 claim", "3 claims".</summary>
    public static string OrNone(long number, string one, string? many = null) =>
        number == 0 ? $"no {many ?? one + "s"}" : Of(number, one, many);
}
