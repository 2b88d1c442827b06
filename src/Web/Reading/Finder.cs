using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Databases;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Reading;

public sealed record Hit(string Name, string About, string Link);

public sealed record Found(IReadOnlyList<Hit> Campaigns, IReadOnlyList<Hit> People, IReadOnlyList<Hit> Evidence)
{
    public static readonly Found Nothing = new([], [], []);

    public int Count => Campaigns.Count + People.Count + Evidence.Count;
}

/// <summary>The search on top of every page: a few hits of each kind.</summary>
public sealed class Finder(TrackerDbContext database)
{
    public const int MostOfAKind = 10;

    public async Task<Found> FindAsync(string text, CancellationToken cancellation)
    {
        var wanted = SearchText.Anywhere(text);
        var campaigns = await database.Campaigns
            .Where(c => EF.Functions.Like(c.Title, wanted, SearchText.Escape) || EF.Functions.Like(c.Ask, wanted, SearchText.Escape) || EF.Functions.Like(c.Summary, wanted, SearchText.Escape))
            .OrderBy(c => c.Title).Take(MostOfAKind).Select(c => new Hit(c.Title, c.Ask, "/campaigns/" + c.Key)).ToListAsync(cancellation);
        var people = await database.People
            .Where(p => EF.Functions.Like(p.Name, wanted, SearchText.Escape) || (p.Email != null && EF.Functions.Like(p.Email, wanted, SearchText.Escape)))
            .OrderBy(p => p.Name).Take(MostOfAKind)
            .Select(p => new { p.Id, p.Name, Role = p.Roles.Where(r => r.To == null).OrderByDescending(r => r.From).Select(r => r.Title).FirstOrDefault() }).ToListAsync(cancellation);
        var claims = await database.Claims.Where(c => EF.Functions.Like(c.Unit, wanted, SearchText.Escape) || EF.Functions.Like(c.Key, wanted, SearchText.Escape) || EF.Functions.Like(c.Source, wanted, SearchText.Escape))
            .Join(database.Campaigns, c => c.CampaignId, c => c.Id, (claim, campaign) => new { claim.Figure, claim.Unit, claim.Key, Campaign = campaign.Key, campaign.Title })
            .OrderBy(c => c.Key).Take(MostOfAKind).ToListAsync(cancellation);
        var seen = await database.Observations.Where(o => EF.Functions.Like(o.What, wanted, SearchText.Escape) || EF.Functions.Like(o.Place, wanted, SearchText.Escape))
            .Join(database.Campaigns, o => o.CampaignId, c => c.Id, (seen, campaign) => new { seen.What, seen.SeenOn, Campaign = campaign.Key, campaign.Title })
            .OrderByDescending(o => o.SeenOn).Take(MostOfAKind).ToListAsync(cancellation);
        return new Found(
            campaigns,
            [.. people.Select(p => new Hit(p.Name, p.Role ?? "", $"/people/{p.Id}"))],
            [
                .. claims.Select(c => new Hit($"{c.Figure:#,0.##} {c.Unit}", c.Title, $"/campaigns/{c.Campaign}/evidence")),
                .. seen.Select(o => new Hit(o.What, o.Title, $"/campaigns/{o.Campaign}/evidence")),
            ]);
    }
}
