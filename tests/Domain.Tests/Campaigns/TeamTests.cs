using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Tests.Campaigns;

public sealed class TeamTests
{
    private static readonly DateOnly Day = new(2018, 1, 1);

    [Fact]
    public void Who_comes_back_gets_a_second_line()
    {
        var campaign = Given.Campaign();
        campaign.JoinTeam("ann@example.org", "Ann", "lead", Day, Given.Stamp());
        campaign.LeaveTeam("ANN@example.org", Day.AddDays(30), Given.Stamp("leave of absence"));
        campaign.JoinTeam("ann@example.org", "Ann", "officer", Day.AddDays(60), Given.Stamp());
        campaign.Team.Select(m => (m.Part, m.To, m.LeftWhy)).ShouldBe(
            [("lead", Day.AddDays(30), "leave of absence"), ("officer", null, null)]);
    }

    [Fact]
    public void Nobody_joins_twice_at_a_time()
    {
        var campaign = Given.Campaign();
        campaign.JoinTeam("ann@example.org", "Ann", "lead", Day, Given.Stamp());
        ((Action)(() => campaign.JoinTeam("Ann@example.org", "Ann", "officer", Day, Given.Stamp()))).ShouldBreak<PersonJoinsTheTeamOnce>();
    }

    [Fact]
    public void Only_a_member_leaves() =>
        ((Action)(() => Given.Campaign().LeaveTeam("ann@example.org", Day, Given.Stamp()))).ShouldBreak<PersonIsOnTheTeam>();

    [Fact]
    public void Nobody_leaves_before_joining()
    {
        var campaign = Given.Campaign();
        campaign.JoinTeam("ann@example.org", "Ann", "lead", Day, Given.Stamp());
        ((Action)(() => campaign.LeaveTeam("ann@example.org", Day.AddDays(-1), Given.Stamp()))).ShouldBreak<EndIsNotBeforeStart>();
    }

    [Fact]
    public void A_campaign_sees_the_part_of_a_present_member_as_a_role()
    {
        var campaign = Given.Campaign();
        var ann = Given.Actor("ann", "officer");
        campaign.JoinTeam("ann@example.org", "Ann", "lead", Day, Given.Stamp());
        campaign.AsSeenHere(ann).Roles.ShouldBe(["officer", "lead"]);
        campaign.LeaveTeam("ann@example.org", Day, Given.Stamp());
        campaign.AsSeenHere(ann).Roles.ShouldBe(["officer"]);
    }
}
