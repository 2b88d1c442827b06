using CampaignTracker.Web.Tests.Running;

namespace CampaignTracker.Web.Tests.Forms;

public sealed class RunPages(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task The_run_says_what_it_waits_for_and_what_went_wrong()
    {
        var text = RunActions.Flat(await (await site.VisitAsync(People.Leadership)).ReadAsync($"/runs/{site.Run}"));
        text.ShouldContain("98 more published claims");
        text.ShouldContain("Any policy officer or anyone in leadership can override.");
        text.ShouldContain("Divide by nothing");
        text.ShouldContain("until 1 January 2099");
    }

    [Fact]
    public async Task The_campaign_shows_what_its_flow_waits_for() =>
        RunActions.Flat(await (await site.VisitAsync(People.Leadership)).ReadAsync("/campaigns/legal-aid")).ShouldContain("98 more published claims");
}
