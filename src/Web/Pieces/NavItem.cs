using CampaignTracker.Web.Hosting;

namespace CampaignTracker.Web.Pieces;

/// <summary>One entry of the navigation; shown to whom the policy lets in.</summary>
/// <param name="Also">Another address whose pages belong to it; null where there is none.</param>
public sealed record NavItem(string Name, string Icon, string Path, string Policy, string? Also = null)
{
    public static IReadOnlyList<NavItem> All { get; } =
    [
        new("My work", "work", "/", Policies.SignedIn),
        new("Campaigns", "campaign", "/campaigns", Policies.Team),
        new("People", "people", "/people", Policies.Team),
        new("Briefings", "briefing", "/briefings", Policies.Team),
        new("Flows", "flow", "/flows", Policies.Team, Also: "/runs"),
        new("Leadership", "leadership", "/leadership", Policies.Team),
        new("Settings", "settings", "/settings", Policies.Administrator),
    ];

    /// <summary>True on the entry's own page and on those below it.</summary>
    public bool Holds(PathString path) => Path == "/"
        ? path == "/"
        : path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase) || (Also is not null && path.StartsWithSegments(Also, StringComparison.OrdinalIgnoreCase));
}
