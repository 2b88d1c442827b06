using CampaignTracker.Persistence;
using CampaignTracker.Web.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Settings;

public sealed record AccountRow(string Name, string Email, IReadOnlyList<string> Roles, bool IsLocked);

/// <summary>Who can sign in.</summary>
public sealed class IndexModel(TrackerDbContext database, TimeProvider clock) : PageModel
{
    public PageOf<AccountRow> Accounts { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "part")] int? part, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        Accounts = await database.Users.OrderBy(user => user.DisplayName).ThenBy(user => user.Id).Select(user => new AccountRow(
            user.DisplayName, user.Email ?? "",
            database.UserRoles.Where(has => has.UserId == user.Id).Join(database.Roles, has => has.RoleId, role => role.Id, (has, role) => role.Name!).ToList(),
            user.LockoutEnd != null && user.LockoutEnd > now)).ToPageAsync(part, cancellation);
    }
}
