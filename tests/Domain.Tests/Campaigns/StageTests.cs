using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Tests.Campaigns;

public sealed class StageTests
{
    [Fact]
    public void A_stage_can_be_entered_again_and_each_visit_is_kept()
    {
        var campaign = Given.CampaignWithStage("evidence");
        campaign.EnterStage("evidence", Given.Noon, Given.Stamp("first"));
        campaign.CompleteStage("evidence", Given.Noon.AddDays(1), Given.Stamp("enough"));
        campaign.EnterStage("EVIDENCE", Given.Noon.AddDays(2), Given.Stamp("not enough after all"));

        var stage = campaign.FindStage("evidence").ShouldNotBeNull();
        stage.Status.ShouldBe(StageStatus.Open);
        stage.Visits.Select(v => (v.Number, v.EnteredWhy, v.LeftWhy)).ShouldBe(
            [(1, "first", "enough"), (2, "not enough after all", null)]);
        campaign.PendingEvents.Select(e => (e.Name, e.Payload()["visit"])).ShouldBe(
            [("stage.entered", 1L), ("stage.completed", 1L), ("stage.entered", (object)2L)]);
    }

    [Fact]
    public void Different_stages_overlap()
    {
        var campaign = Given.CampaignWithStage("evidence");
        campaign.AddStage("allies", "Allies", StagePlan.None, null, Given.Stamp());
        campaign.EnterStage("evidence", Given.Noon, Given.Stamp());
        campaign.EnterStage("allies", Given.Noon, Given.Stamp());
        campaign.Stages.ShouldAllBe(s => s.Status == StageStatus.Open);
    }

    [Fact]
    public void An_open_stage_is_not_entered_twice()
    {
        var campaign = Given.CampaignWithStage("evidence");
        campaign.EnterStage("evidence", Given.Noon, Given.Stamp());
        ((Action)(() => campaign.EnterStage("evidence", Given.Noon, Given.Stamp()))).ShouldBreak<StageIsNotOpen>();
    }

    [Fact]
    public void A_stage_that_is_not_open_is_not_completed() =>
        ((Action)(() => Given.CampaignWithStage("evidence").CompleteStage("evidence", Given.Noon, Given.Stamp()))).ShouldBreak<StageIsOpen>();

    [Fact]
    public void A_visit_does_not_end_before_it_starts()
    {
        var campaign = Given.CampaignWithStage("evidence");
        campaign.EnterStage("evidence", Given.Noon, Given.Stamp());
        ((Action)(() => campaign.CompleteStage("evidence", Given.Noon.AddTicks(-1), Given.Stamp()))).ShouldBreak<VisitEndsAfterItStarts>();
    }

    [Fact]
    public void An_unknown_stage_is_named() =>
        ((Action)(() => Given.Campaign().EnterStage("nowhere", Given.Noon, Given.Stamp()))).ShouldBreak<StageExists>().Stage.ShouldBe("nowhere");

    [Fact]
    public void A_stages_key_is_unique_whatever_its_case() =>
        ((Action)(() => Given.CampaignWithStage("evidence").AddStage("Evidence", "Again", StagePlan.None, null, Given.Stamp())))
            .ShouldBreak<StageKeyIsUnique>();

    [Fact]
    public void A_new_plan_keeps_the_old_one_and_says_why()
    {
        var campaign = Given.Campaign();
        var first = new StagePlan(new DateOnly(2018, 1, 1), new DateOnly(2018, 6, 30));
        campaign.AddStage("evidence", "Evidence", first, null, Given.Stamp());
        campaign.ReplanStage("evidence", new StagePlan(first.Start, new DateOnly(2018, 12, 31)), Given.Stamp("the report is late"));

        var stage = campaign.FindStage("evidence")!;
        stage.PlannedEnd.ShouldBe(new DateOnly(2018, 12, 31));
        stage.PlanChanges.Select(c => (c.End, c.Why)).ShouldBe(
            [(new DateOnly(2018, 6, 30), null), (new DateOnly(2018, 12, 31), "the report is late")]);
    }

    [Fact]
    public void A_new_plan_needs_a_reason() =>
        ((Action)(() => Given.CampaignWithStage("evidence").ReplanStage("evidence", StagePlan.None, Given.Stamp(" ")))).ShouldBreak<ReasonIsGiven>();

    [Fact]
    public void A_plan_may_last_one_day_but_not_less()
    {
        var day = new DateOnly(2018, 1, 1);
        new StagePlan(day, day).End.ShouldBe(day);
        ((Action)(() => _ = new StagePlan(day, day.AddDays(-1)))).ShouldBreak<EndIsNotBeforeStart>()
            .Sentence.ShouldBe("The end (31 December 2017) can't be before the start (1 January 2018).");
    }
}
