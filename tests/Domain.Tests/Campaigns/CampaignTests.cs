using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Tests.Campaigns;

public sealed class CampaignTests
{
    [Fact]
    public void Starting_says_so_with_its_key_and_first_day()
    {
        var started = Given.Campaign().PendingEvents.ShouldHaveSingleItem();
        started.Name.ShouldBe("campaign.started");
        started.Payload()["key"].ShouldBe("legal-aid");
        started.Payload()["startedOn"].ShouldBe("2013-04-01");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Legal aid")]
    [InlineData("legal--aid")]
    [InlineData("-legal")]
    [InlineData("legal_aid")]
    [InlineData("légal")]
    public void A_key_that_is_no_slug_is_refused(string key) =>
        ((Action)(() => Campaign.Start(Given.CampaignId, key, Given.Outline, default, Given.Stamp()))).ShouldBreak<CampaignKeyIsASlug>();

    [Fact]
    public void An_empty_title_is_refused_by_name() =>
        ((Action)(() => Campaign.Start(Given.CampaignId, "a", Given.Outline with { Title = " " }, default, Given.Stamp())))
            .ShouldBreak<TextIsGiven>().What.ShouldBe("The title");

    [Fact]
    public void A_revision_keeps_the_words_it_replaced()
    {
        var campaign = Given.Campaign();
        campaign.Revise(Given.Outline with { Ask = "Bring all of it back", Lead = "Somebody else" }, Given.Stamp("new brief"));
        campaign.Ask.ShouldBe("Bring all of it back");
        campaign.Changes.Skip(1).Select(c => (c.What, c.Before, c.Why)).ShouldBe(
            [("ask", "Bring it back", "new brief"), ("lead", "The lead", "new brief")]);
    }

    [Fact]
    public void A_revision_that_is_refused_changes_nothing()
    {
        var campaign = Given.Campaign();
        ((Action)(() => campaign.Revise(Given.Outline with { Title = "New", Lead = "" }, Given.Stamp()))).ShouldBreak<TextIsGiven>();
        campaign.Title.ShouldBe("Legal aid");
    }

    [Fact]
    public void Closing_needs_a_reason() => ((Action)(() => Given.Campaign().Close(Given.Stamp()))).ShouldBreak<ReasonIsGiven>();

    [Fact]
    public void A_closed_campaign_takes_nothing_new_until_it_is_reopened()
    {
        var campaign = Given.CampaignWithStage("evidence");
        campaign.Close(Given.Stamp("won"));
        ((Action)(() => campaign.EnterStage("evidence", Given.Noon, Given.Stamp()))).ShouldBreak<CampaignIsActive>();
        campaign.Reopen(Given.Stamp("it came back"));
        campaign.EnterStage("evidence", Given.Noon, Given.Stamp());
        campaign.Changes.Select(c => c.What).ShouldBe(["started", "closed", "reopened"]);
    }

    [Fact]
    public void Only_a_closed_campaign_is_reopened() =>
        ((Action)(() => Given.Campaign().Reopen(Given.Stamp("why not")))).ShouldBreak<OnlyAClosedCampaignIsReopened>();

    [Fact]
    public void Every_change_raises_the_version()
    {
        var campaign = Given.Campaign();
        var before = campaign.Version;
        campaign.AddStage("evidence", "Evidence", StagePlan.None, null, Given.Stamp());
        campaign.Version.ShouldBeGreaterThan(before);
    }

    [Fact]
    public void Events_are_handed_over_once()
    {
        var campaign = Given.Campaign();
        campaign.TakeEvents().Count.ShouldBe(1);
        campaign.TakeEvents().ShouldBeEmpty();
    }
}
