using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Work;
using CampaignTracker.Web.Tests.Running;

namespace CampaignTracker.Web.Tests.Reading;

/// <summary>A page may not ask the database more often because there is more to show.</summary>
public sealed class Questions(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("/leadership")]
    [InlineData("/campaigns")]
    [InlineData("/")]
    [InlineData("/people")]
    [InlineData("/flows")]
    public async Task A_page_asks_the_database_as_often_for_many_as_for_one(string path)
    {
        site.Server.PreserveExecutionContext = true;
        var visitor = await site.VisitAsync(People.Officer);
        await visitor.ReadAsync(path);
        var few = await CountAsync(visitor, path);
        await AddCampaignsAsync(12);
        var many = await CountAsync(visitor, path);
        few.ShouldBeGreaterThan(0);
        many.ShouldBe(few);
    }

    private static async Task<int> CountAsync(Visitor visitor, string path)
    {
        var counter = CommandCounter.Begin();
        await visitor.ReadAsync(path);
        return counter.Count;
    }

    private Task<bool> AddCampaignsAsync(int number) => site.ReadAsync(async database =>
    {
        var stamp = new Stamp(Origin.Person(People.Officer, "Anna Field"), DateTimeOffset.UtcNow);
        for (var i = 0; i < number; i++)
        {
            var id = new CampaignId(Guid.CreateVersion7());
            var outline = new CampaignOutline($"Campaign {id}", "Ask", "", CampaignScope.Local, "England and Wales", SystemicLevel.Societal, "Us");
            var campaign = Campaign.Start(id, $"c-{id.Value:N}", outline, new DateOnly(2026, 1, 1), stamp);
            campaign.AddStage("one", "Stage one", new StagePlan(new(2026, 1, 1), new(2026, 2, 1)), null, stamp);
            campaign.EnterStage("one", stamp.At, stamp);
            database.Add(campaign);
            await database.SaveChangesAsync();
            database.Add(TaskItem.Ask(new TaskItemId(Guid.CreateVersion7()), id, new TaskRequest("Do it", Assignee.User(People.Officer), null, new DateOnly(2026, 1, 5)), stamp));
            database.Add(Approval.Ask(new ApprovalId(Guid.CreateVersion7()), id, new ApprovalRequest(ApprovalKind.FirstToRespond, "May we?", [Assignee.User(People.Officer)]), stamp));
        }
        await database.SaveChangesAsync();
        return true;
    });
}
