using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Web.Tests.Running;

namespace CampaignTracker.Web.Tests.Reading;

public sealed class Searches(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("/search?q=")]
    [InlineData("/campaigns?find=")]
    public async Task What_was_typed_is_found_letter_by_letter(string path)
    {
        await StartAsync("Half [50%] of_it, a\\b");
        var visitor = await site.VisitAsync(People.Officer);
        foreach (var typed in new[] { "[50%]", "of_it", "a\\b", "half" })
        {
            (await visitor.ReadAsync(path + Uri.EscapeDataString(typed))).Body!.TextContent.ShouldContain("Half [50%]", customMessage: typed);
        }

        foreach (var typed in new[] { "[45]0", "5%0", "o__it" })
        {
            (await visitor.ReadAsync(path + Uri.EscapeDataString(typed))).Body!.TextContent.ShouldNotContain("Half [50%]", customMessage: typed);
        }
    }

    [Theory]
    [InlineData("/people?find=a")]
    [InlineData("/people?find=a&organisations=true")]
    public async Task People_and_organisations_are_searched_too(string path) =>
        (await (await site.VisitAsync(People.Officer)).ReadAsync(path)).Body!.TextContent.ShouldNotBeEmpty();

    private Task<bool> StartAsync(string title) => site.ReadAsync(async database =>
    {
        var stamp = new Stamp(Origin.Person(People.Officer, "Anna Field"), DateTimeOffset.UnixEpoch);
        var id = new CampaignId(Guid.CreateVersion7());
        database.Add(Campaign.Start(
            id, $"s-{id.Value:N}", new CampaignOutline(title, "Ask", "", CampaignScope.Local, "England and Wales", SystemicLevel.Societal, "Us"), new DateOnly(2026, 1, 1), stamp));
        await database.SaveChangesAsync();
        return true;
    });
}
