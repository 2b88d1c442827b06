namespace CampaignTracker.Web.Hosting;

/// <summary>The roles an account can have; the names are stored, so they do not change.</summary>
public static class Roles
{
    public const string Administrator = "administrator";
    public const string Officer = "officer";
    public const string Leadership = "leadership";
    public const string Ally = "ally";

    public static IReadOnlyList<string> All { get; } = [Administrator, Officer, Leadership, Ally];
}
