using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Work;
using CampaignTracker.Persistence;
using CampaignTracker.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Reading;

/// <summary>
/// What is put to a person: by name, to a role of their account everywhere, or to their part in one campaign's team
/// ("role:lead" in a campaign that they lead).
/// </summary>
public sealed record Reach(Actor Actor, IReadOnlyList<Assignee> Everywhere, IReadOnlyList<(CampaignId Campaign, Assignee Part)> InCampaigns)
{
    public IReadOnlyList<Assignee> Parts => [.. InCampaigns.Select(part => part.Part).Distinct()];

    public IReadOnlyList<CampaignId> Campaigns => [.. InCampaigns.Select(part => part.Campaign).Distinct()];

    public bool Includes(CampaignId campaign, Assignee assignee) => Everywhere.Contains(assignee) || InCampaigns.Contains((campaign, assignee));

    /// <summary>The person with the parts they hold in that campaign among their roles.</summary>
    public Actor In(CampaignId campaign) =>
        Actor with { Roles = [.. Actor.Roles, .. InCampaigns.Where(part => part.Campaign == campaign).Select(part => part.Part.Name)] };
}

public sealed class TeamParts(TrackerDbContext database)
{
    private const int MostParts = 500;

    public async Task<Reach> OfAsync(Actor actor, CancellationToken cancellation)
    {
        var parts = await database.Campaigns
            .SelectMany(campaign => campaign.Team, (campaign, member) => new { campaign.Id, member.UserName, member.Part, member.To })
            .Where(part => part.UserName == actor.UserName && part.To == null && part.Part != "")
            .Take(MostParts).ToListAsync(cancellation);
        return new Reach(actor, actor.Assignees(), [.. parts.Select(part => (part.Id, Assignee.Role(part.Part)))]);
    }
}
