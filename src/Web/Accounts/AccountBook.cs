using CampaignTracker.Persistence.Identity;
using CampaignTracker.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Accounts;

/// <summary>Makes accounts, always together with their role.</summary>
public sealed class AccountBook(UserManager<TrackerUser> users, RoleManager<IdentityRole<Guid>> roles)
{
    public async Task<bool> IsEmptyAsync(CancellationToken cancellation) => !await users.Users.AnyAsync(cancellation);

    /// <summary>Empty where it worked, else what is wrong, in words for the form.</summary>
    /// <param name="password">Null makes an account that nobody can sign in to with a password.</param>
    public async Task<IReadOnlyList<string>> AddAsync(string email, string displayName, string role, string? password)
    {
        await EnsureRolesAsync();
        var user = new TrackerUser { UserName = email, Email = email, EmailConfirmed = true, DisplayName = displayName, LockoutEnabled = true };
        var made = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
        if (made.Succeeded)
        {
            made = await users.AddToRoleAsync(user, role);
        }
        return [.. made.Errors.Select(error => error.Description)];
    }

    private async Task EnsureRolesAsync()
    {
        foreach (var role in Roles.All)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                await roles.CreateAsync(new IdentityRole<Guid>(role));
            }
        }
    }
}
