using System.Net;
using CampaignTracker.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Forms;

public sealed class StartFromSample(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_sample_becomes_one_campaign_with_a_flow_that_runs()
    {
        var visitor = await site.VisitAsync(People.Officer);
        var page = await visitor.ReadAsync("/campaigns/start");
        using var first = await visitor.SendAsync(page, "sample", ("sample", "referrals"));
        using var second = await visitor.SendAsync(page, "sample", ("sample", "referrals"));
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        first.Headers.Location!.ToString().ShouldBe("/campaigns/referrals");
        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await site.ReadAsync(database => database.Campaigns.CountAsync(campaign => campaign.Key == "referrals"))).ShouldBe(1);
        (await visitor.ReadAsync("/campaigns/referrals/runs")).QuerySelectorAll("a[href^='/runs/']:not([href$='/rehearsal'])").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_sample_that_is_a_campaign_already_is_not_offered()
    {
        var page = await (await site.VisitAsync(People.Officer)).ReadAsync("/campaigns/start");
        var offered = page.QuerySelectorAll("button[name='sample']").Select(button => button.GetAttribute("value")).ToList();
        offered.ShouldContain("family-fines");
        offered.ShouldNotContain("legal-aid");
    }

    [Fact]
    public async Task A_sample_that_does_not_exist_is_not_found()
    {
        var visitor = await site.VisitAsync(People.Officer);
        using var response = await visitor.SendAsync(await visitor.ReadAsync("/campaigns/start"), "sample", ("sample", "../../etc"));
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
