using System.Security.Claims;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Work;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;

namespace CampaignTracker.Web.Accounts;

/// <summary>The signed-in person as the domain sees them.</summary>
public static class CurrentPerson
{
    public static Actor ToActor(this ClaimsPrincipal user) =>
        new(user.Identity?.Name ?? throw new InvalidOperationException("Nobody is signed in."), user.DisplayName(), [.. Roles.All.Where(user.IsInRole)]);

    /// <summary>Everything that is put to this person: by name, or to a role they have.</summary>
    public static IReadOnlyList<Assignee> Assignees(this Actor actor) => [Assignee.User(actor.UserName), .. actor.Roles.Select(Assignee.Role)];

    public static Stamp Stamp(this ClaimsPrincipal user, TimeProvider clock, string? why = null) =>
        new(Origin.Person(user.ToActor()), clock.GetUtcNow(), string.IsNullOrWhiteSpace(why) ? null : why.Trim());
}
