using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Timeline;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Changes;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Rehearsal;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Tests.Changes;

public sealed class ChangeHandlerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Domain.Events.Actor Anna = new("anna@example.org", "Anna", ["officer", "lead"]);

    private readonly InMemoryCampaignStore _store = new();
    private readonly SequentialIds _ids = new();
    private readonly Campaign _campaign;
    private readonly Guid _run;

    public ChangeHandlerTests()
    {
        var outline = new CampaignOutline("Campaign", "An ask", "", CampaignScope.Local, "Scotland", SystemicLevel.Societal, "Us");
        _campaign = Campaign.Start(new CampaignId(_ids.Next()), "campaign", outline, new DateOnly(2026, 1, 1), new Stamp(Origin.Import("test"), Now));
        _store.Add(_campaign);
        _run = _ids.Next();
    }

    [Fact]
    public async Task A_stage_that_the_campaign_does_not_have_yet_is_made_and_opened()
    {
        (await Apply("EnterStage", """{"key":"evidence","title":"Evidence","plan":{"start":"2026-01-01","end":"never"}}""")).ShouldBeNull();
        var stage = _campaign.FindStage("evidence")!;
        (stage.Title, stage.PlannedStart, stage.PlannedEnd, stage.Status).ShouldBe(("Evidence", new DateOnly(2026, 1, 1), null, StageStatus.Open));
        _campaign.TakeEvents().OfType<StageEntered>().Single().Stamp.By.Step.ShouldBe("Step");
    }

    [Theory]
    [InlineData(StageEnding.Succeeded, StageStatus.Completed, "stage.completed")]
    [InlineData(StageEnding.Skipped, StageStatus.Completed, "stage.completed")]
    [InlineData(StageEnding.Cancelled, StageStatus.Stopped, "stage.stopped")]
    [InlineData(StageEnding.Failed, StageStatus.Stopped, "stage.stopped")]
    [InlineData(StageEnding.TimedOut, StageStatus.Stopped, "stage.stopped")]
    public async Task Leaving_a_stage_closes_its_visit_however_it_ended(StageEnding ending, StageStatus expected, string name)
    {
        await Apply("EnterStage", """{"key":"evidence","title":"Evidence"}""");
        await Apply("LeaveStage", $$"""{"key":"evidence","status":"{{ending}}"}""");
        var stage = _campaign.FindStage("evidence")!;
        (stage.Status, stage.Visits.Single().Ending, stage.Visits.Single().LeftAt).ShouldBe((expected, ending, Now));
        _campaign.TakeEvents()[^1].Name.ShouldBe(name);
    }

    [Fact]
    public async Task A_stage_that_another_run_has_open_is_neither_entered_nor_left()
    {
        _campaign.AddStage("evidence", "Evidence", StagePlan.None, null, new Stamp(Origin.Import("test"), Now));
        _campaign.EnterStage("evidence", Now, new Stamp(Origin.Flow("Other", "Stage", _ids.Next()), Now));
        var outcome = await Apply("EnterStage", """{"key":"evidence","title":"Evidence"}""");
        outcome!.Status.ShouldBe(StepStatus.Failed);
        outcome.Fault!.Code.ShouldBe(nameof(StageIsNotOpen));

        await Apply("LeaveStage", """{"key":"evidence","status":"Failed"}""");
        _campaign.FindStage("evidence")!.Status.ShouldBe(StageStatus.Open);
    }

    [Fact]
    public async Task A_visit_that_the_same_run_left_open_is_closed_when_it_enters_again()
    {
        await Apply("EnterStage", """{"key":"evidence","title":"Evidence"}""");
        (await Apply("EnterStage", """{"key":"evidence","title":"Evidence"}""")).ShouldBeNull();

        var visits = _campaign.FindStage("evidence")!.Visits;
        visits.Select(v => v.Ending).ShouldBe([StageEnding.Cancelled, null]);
        visits[0].LeftWhy.ShouldBe("It was still open when the stage was entered again.");
    }

    [Fact]
    public async Task A_stage_of_a_closed_campaign_can_still_be_left()
    {
        await Apply("EnterStage", """{"key":"evidence","title":"Evidence"}""");
        _campaign.Close(new Stamp(Origin.Import("test"), Now, "Won."));
        (await Apply("LeaveStage", """{"key":"evidence","status":"Cancelled"}""")).ShouldBeNull();
        _campaign.FindStage("evidence")!.CurrentVisit.ShouldBeNull();
    }

    [Fact]
    public async Task A_policy_state_gives_the_one_before_it()
    {
        await Apply("RecordPolicyState", """{"state":"announced","date":"2018-07-12","what":"Said","source":"Them"}""");
        var outcome = await Apply("RecordPolicyState", """{"state":"in force","date":"2019-10-25","precision":"day","what":"In force","source":"SI"}""");
        outcome!.Outputs.ToString().ShouldBe("""{"state":"inForce","date":"2019-10-25","previous":{"state":"announced","date":"2018-07-12"}}""");
        _store.All<LedgerEntry>().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"state":"imagined","date":"2018-07-12","what":"w"}""", "UnknownPolicyState")]
    [InlineData("""{"state":"laid","date":"soon","what":"w"}""", "InvalidDate")]
    public async Task A_wrong_policy_state_is_refused(string inputs, string code) =>
        (await Apply("RecordPolicyState", inputs))!.Fault!.Code.ShouldBe(code);

    [Fact]
    public async Task An_answered_approval_leads_back_to_its_step_with_the_outputs_of_power_automate()
    {
        (await Apply("OpenApproval", """{"approvalType":"FirstToRespond","title":"Go?","assignedTo":["role:lead"],"due":"2026-04-01T09:00:00Z"}""", 5)).ShouldBeNull();
        var approval = _store.All<Approval>().Single();
        StepAnswers.Of(approval).ShouldBeNull();
        approval.Answer(Anna, "approve", "Yes.", Now.AddDays(1));

        var answer = StepAnswers.Of(approval).ShouldNotBeNull();
        (answer.Run, answer.Input.Instance, answer.Input.Attempt).ShouldBe((_run, 5L, 1));
        answer.Input.Outcome.Outputs.Get("outcome")!.AsText().ShouldBe("Approve");
        answer.Input.Outcome.Outputs.Get("responses")!.ToString().ShouldBe("""[{"responder":"Anna","response":"Approve","comments":"Yes.","responseDate":"2026-03-03T09:00:00.0000000Z"}]""");
    }

    [Fact]
    public async Task A_reflection_of_several_people_names_them_all()
    {
        await Apply("OpenReflection", """{"title":"Look back","assignedTo":["role:lead","user:sam@example.org"],"questions":["What failed?"]}""", 2);

        var task = _store.All<TaskItem>().Single();
        task.Assignee.ShouldBe(Assignee.Role("lead"));
        task.Details.ShouldBe("- What failed?\n\nAlso asked: user:sam@example.org.");
    }

    [Fact]
    public async Task A_task_waits_for_its_completion_unless_the_step_does_not()
    {
        (await Apply("OpenTask", """{"title":"Write","assignedTo":["role:lead","user:sam@example.org"],"due":"2026-03-10","waitForCompletion":true}""", 2)).ShouldBeNull();
        (await Apply("OpenTask", """{"title":"Tell","assignedTo":["role:lead"],"waitForCompletion":false}""", 3))!.Status.ShouldBe(StepStatus.Succeeded);

        var task = _store.All<TaskItem>().First();
        task.DueOn.ShouldBe(new DateOnly(2026, 3, 10));
        task.Details.ShouldBe("Also asked: user:sam@example.org.");
        task.Complete("Written.", new Stamp(Origin.Person(Anna), Now));
        var answer = StepAnswers.Of(task).ShouldNotBeNull();
        answer.Input.Outcome.Outputs.Get("note")!.AsText().ShouldBe("Written.");
        answer.Input.By!.Name.ShouldBe("Anna");
    }

    [Fact]
    public async Task A_step_that_stops_waiting_withdraws_what_it_asked()
    {
        await Apply("OpenApproval", """{"title":"Go?","assignedTo":["role:lead"]}""", 5);
        await Apply("OpenTask", """{"title":"Write","assignedTo":["role:lead"],"waitForCompletion":true}""", 6);
        var stamp = new Stamp(Origin.Import("test"), Now);
        await OpenWork.WithdrawAsync(_store, _run, 5, 1, stamp, default);
        await OpenWork.WithdrawAsync(_store, _run, 6, 1, stamp, default);
        await OpenWork.WithdrawAsync(_store, _run, 7, 1, stamp, default);
        _store.All<Approval>().Single().State.ShouldBe(ApprovalState.Cancelled);
        _store.All<TaskItem>().Single().State.ShouldBe(TaskState.Dropped);
    }

    [Fact]
    public async Task A_late_reminder_says_when_it_was_due_to_each_of_its_people()
    {
        await Apply("Remind", """{"title":"Call them","text":"Again.","to":["role:lead","role:officer"],"dueAt":"2026-02-20T09:00:00Z","late":true}""");
        _store.All<Reminder>().Select(reminder => reminder.Text).Distinct().ShouldHaveSingleItem().ShouldBe("Late, was due 20 February 2026: Call them: Again.");
        _store.All<Reminder>().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Reminding_of_an_approval_is_kept_with_it()
    {
        await Apply("OpenApproval", """{"title":"Go?","assignedTo":["role:lead"]}""", 5);
        await Apply("Notify", """{"about":"reminded","to":["role:lead"],"title":"Go?","text":"Still waiting."}""", 5);
        _store.All<Approval>().Single().RemindersSent.ShouldBe(1);
    }

    [Fact]
    public async Task An_overridden_gate_stands_in_the_campaigns_story_with_its_reason()
    {
        await Apply("GateOverridden", """{"title":"Enough evidence","by":"Anna","reason":"They agreed."}""");
        _store.All<TimelineEntry>().Single().Sentence.ShouldBe("Anna let “Enough evidence” pass: They agreed.");
    }

    [Fact]
    public async Task A_run_of_no_campaign_changes_none() =>
        (await ApplyFor(null, "EnterStage", "{}", 1))!.Fault!.Code.ShouldBe("NoCampaign");

    private Task<Outcome?> Apply(string kind, string inputs, long instance = 1) => ApplyFor(_campaign.Id, kind, inputs, instance);

    private Task<Outcome?> ApplyFor(CampaignId? campaign, string kind, string inputs, long instance)
    {
        var row = new StoredRun { Id = _run, VersionId = _run, Campaign = campaign, Status = RunStatus.Running, Turn = 1, State = default, Trigger = "", StartedAt = Now };
        var request = new ChangeRequest(row, "Flow", instance, 1, "Stage/Step", kind, ValueJson.Parse(inputs), Now);
        return ChangeHandlers.All.Single(handler => handler.Kind == kind).ApplyAsync(request, new RehearsalScope(_store, new InMemoryBriefingStore(_store, []), _ids, new VirtualClock(Now), _ => { }), default);
    }
}
