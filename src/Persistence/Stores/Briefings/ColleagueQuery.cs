using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Briefings.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Stores.Briefings;

/// <summary>People with an account, by sign-in name, by role, and the lead of the campaign.</summary>
internal sealed class ColleagueQuery(TrackerDbContext context, CancellationToken cancellation)
{
    public async Task<IReadOnlyList<Candidate>> OfAsync(AudiencePart.Colleagues part, int skip, int max)
    {
        Assignee[] asked = [.. part.Users.Select(Assignee.Parse)];
        string[] roles = [.. asked.Where(a => a.IsRole).Select(a => a.Name.ToUpperInvariant())];
        string[] names = [.. asked.Where(a => !a.IsRole).Select(a => a.Name.ToUpperInvariant()), .. await LeadsAsync(part, roles)];
        var users = await context.Users.AsNoTracking()
            .Where(u => names.Contains(u.NormalizedUserName!)
                || context.UserRoles.Any(ur => ur.UserId == u.Id && context.Roles.Any(r => r.Id == ur.RoleId && roles.Contains(r.NormalizedName!))))
            .OrderBy(u => u.Id).Skip(skip).Take(max)
            .Select(u => new { u.DisplayName, Address = u.Email ?? u.UserName })
            .ToListAsync(cancellation);
        return [.. users.Select(u => Candidates.Colleague(u.DisplayName, u.Address))];
    }

    private async Task<IEnumerable<string>> LeadsAsync(AudiencePart.Colleagues part, string[] roles)
    {
        if (!roles.Contains(Candidates.LeadRole, StringComparer.OrdinalIgnoreCase))
        {
            return [];
        }

        var team = await context.Campaigns.Where(c => c.Id == part.Campaign).SelectMany(c => c.Team)
            .Where(m => m.To == null).Select(m => new { m.UserName, m.Part }).ToListAsync(cancellation);
        return team.Where(m => m.Part.Equals(Candidates.LeadRole, StringComparison.OrdinalIgnoreCase)).Select(m => m.UserName.ToUpperInvariant());
    }
}
