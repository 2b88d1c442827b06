namespace CampaignTracker.Web.Pieces;

/// <summary>The person's choice between light and dark, kept in a cookie. Null follows the device.</summary>
public static class ColourScheme
{
    public const string Cookie = "tracker.colours";

    public static string? Of(HttpRequest request) => request.Cookies[Cookie] is "light" or "dark" ? request.Cookies[Cookie] : null;
}
