using System.Security.Claims;
using CampaignTracker.Web.Hosting;

namespace CampaignTracker.Web.Pieces;

/// <summary>What a page says about the person who is signed in.</summary>
public static class PersonWords
{
    /// <summary>The claim that carries the person's name as people say it.</summary>
    public const string DisplayNameClaim = "tracker:name";

    public static string DisplayName(this ClaimsPrincipal user) =>
        user.FindFirstValue(DisplayNameClaim) ?? user.Identity?.Name ?? "Not signed in";

    public static string RoleWords(this ClaimsPrincipal user) =>
        Roles.All.FirstOrDefault(user.IsInRole) switch
        {
            Roles.Administrator => "Administrator",
            Roles.Officer => "Policy officer",
            Roles.Leadership => "Leadership",
            Roles.Ally => "Ally",
            _ => "No role yet",
        };
}
