using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Persistence.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Model;

public sealed class CampaignRoundTripTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    [Fact]
    public async Task A_campaign_comes_back_with_its_stages_visits_and_events()
    {
        var at = new DateTimeOffset(2018, 7, 12, 9, 0, 0, TimeSpan.FromHours(1));
        var stamp = new Stamp(Origin.Person("priya@example.org", "Priya Shah"), at);
        var outline = new CampaignOutline("Legal aid", "Bring it back", "", CampaignScope.National, "England and Wales", SystemicLevel.Societal, "Us");
        var campaign = Campaign.Start(new CampaignId(database.Ids.Next()), "legal-aid", outline, new DateOnly(2013, 4, 1), stamp);
        campaign.AddStage("evidence", "Evidence", StagePlan.None, null, stamp);
        campaign.EnterStage("evidence", at, stamp);
        await using (var context = database.NewContext())
        {
            context.Add(campaign);
            await context.SaveChangesAsync();
        }

        await using (var context = database.NewContext())
        {
            var again = await context.Campaigns.SingleAsync(c => c.Key == "legal-aid");
            again.CompleteStage("evidence", at.AddDays(1), stamp);
            again.EnterStage("evidence", at.AddDays(2), stamp);
            await context.SaveChangesAsync();
        }

        await using (var context = database.NewContext())
        {
            var again = await context.Campaigns.SingleAsync(c => c.Key == "legal-aid");
            again.Stages[0].Visits.Select(v => v.EnteredAt).ShouldBe([at, at.AddDays(2)]);
            again.Stages[0].Visits[0].EnteredBy.UserName.ShouldBe("priya@example.org");
            (await context.Outbox.OrderBy(m => m.OccurredAt).ThenBy(m => m.Id).Select(m => m.Name).ToListAsync())
                .ShouldBe(["campaign.started", "stage.entered", "stage.completed", "stage.entered"]);
        }
    }
}
