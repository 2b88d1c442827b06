using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Tests;

/// <summary>What most tests start from.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2018, 7, 12, 12, 0, 0, TimeSpan.Zero);

    public static readonly CampaignId CampaignId = new(new SequentialIds(1).Next());

    public static readonly SequentialIds Ids = new(2);

    public static Stamp Stamp(string? why = null, DateTimeOffset? at = null) =>
        new(Origin.Person("priya@example.org", "Priya Shah"), at ?? Noon, why);

    public static CampaignOutline Outline => new(
        "Legal aid", "Bring it back", "What it is about", CampaignScope.National, "England and Wales", SystemicLevel.Societal, "The lead");

    public static Campaign Campaign() => Domain.Campaigns.Campaign.Start(CampaignId, "legal-aid", Outline, new DateOnly(2013, 4, 1), Stamp());

    public static Campaign CampaignWithStage(string key)
    {
        var campaign = Campaign();
        campaign.AddStage(key, "Evidence gathering", StagePlan.None, null, Stamp());
        campaign.TakeEvents();
        return campaign;
    }

    public static Actor Actor(string name, params string[] roles) => new($"{name}@example.org", name, roles);
}
