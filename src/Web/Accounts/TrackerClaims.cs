using System.Security.Claims;
using CampaignTracker.Persistence.Identity;
using CampaignTracker.Web.Pieces;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Accounts;

/// <summary>Adds the person's name, so that a page can greet them without asking the database.</summary>
internal sealed class TrackerClaims(UserManager<TrackerUser> users, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<TrackerUser, IdentityRole<Guid>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(TrackerUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(PersonWords.DisplayNameClaim, user.DisplayName));
        return identity;
    }
}
