using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Domain.Work;

namespace CampaignTracker.Domain.Tests.Work;

public sealed class ApprovalTests
{
    private static readonly Actor Ann = Given.Actor("ann", "officer");
    private static readonly Actor Ben = Given.Actor("ben", "officer");
    private static readonly Actor Cat = Given.Actor("cat", "leadership");

    [Fact]
    public void The_first_answer_decides()
    {
        var approval = Ask(ApprovalKind.FirstToRespond, "role:officer", "role:leadership");
        approval.Answer(Cat, "reject", "not yet", Given.Noon);
        (approval.State, approval.Outcome).ShouldBe((ApprovalState.Answered, "Reject"));
        var payload = approval.PendingEvents.ShouldHaveSingleItem().Payload();
        (payload["event"], payload["outcome"], payload["by"]).ShouldBe(("approval.answered", "Reject", "cat"));
        ((Action)(() => approval.Answer(Ann, "Approve", null, Given.Noon))).ShouldBreak<ApprovalIsOpen>();
    }

    [Fact]
    public void Everyone_must_approve()
    {
        var approval = Ask(ApprovalKind.EveryoneMustApprove, "ann@example.org", "role:leadership");
        approval.Answer(Ann, "Approve", null, Given.Noon);
        (approval.State, approval.PendingEvents.Count).ShouldBe((ApprovalState.Open, 0));
        approval.Answer(Cat, "Approve", null, Given.Noon);
        approval.Outcome.ShouldBe("Approve");
    }

    [Fact]
    public void One_rejection_decides_for_everyone()
    {
        var approval = Ask(ApprovalKind.EveryoneMustApprove, "ann@example.org", "ben@example.org", "role:leadership");
        approval.Answer(Ben, "Reject", "too soon", Given.Noon);
        (approval.State, approval.Outcome).ShouldBe((ApprovalState.Answered, "Reject"));
    }

    [Fact]
    public void A_sequence_is_answered_in_its_order()
    {
        var approval = Ask(ApprovalKind.Sequential, "ann@example.org", "role:leadership");
        approval.MayAnswer(Cat).ShouldBeFalse();
        ((Action)(() => approval.Answer(Cat, "Approve", null, Given.Noon))).ShouldBreak<ApprovalIsAnsweredInOrder>().Next.ShouldBe("ann@example.org");
        approval.Answer(Ann, "Approve", null, Given.Noon);
        approval.Answer(Cat, "Approve", null, Given.Noon);
        approval.Outcome.ShouldBe("Approve");
    }

    [Fact]
    public void A_custom_response_takes_its_own_options()
    {
        var approval = Ask(ApprovalKind.CustomResponse, ["Now", "Later", " now "], false, "role:officer");
        approval.Options.ShouldBe(["Now", "Later"]);
        ((Action)(() => approval.Answer(Ann, "Approve", null, Given.Noon))).ShouldBreak<AnswerIsAnOption>();
        approval.Answer(Ann, "later", null, Given.Noon).Choice.ShouldBe("Later");
        approval.Outcome.ShouldBe("Later");
    }

    [Fact]
    public void A_custom_response_may_wait_for_all_and_joins_them()
    {
        var approval = Ask(ApprovalKind.CustomResponse, ["Now", "Later"], true, "ann@example.org", "ben@example.org");
        approval.Answer(Ben, "Later", null, Given.Noon);
        approval.Outcome.ShouldBeNull();
        approval.Answer(Ann, "Now", null, Given.Noon);
        approval.Outcome.ShouldBe("Later, Now");
    }

    [Fact]
    public void A_custom_response_has_options() =>
        ((Action)(() => Ask(ApprovalKind.CustomResponse, [" "], false, "role:officer"))).ShouldBreak<ACustomResponseHasOptions>();

    [Fact]
    public void Only_who_is_asked_answers() =>
        ((Action)(() => Ask(ApprovalKind.FirstToRespond, "role:officer").Answer(Cat, "Approve", null, Given.Noon))).ShouldBreak<OnlyWhoIsAskedAnswers>();

    [Fact]
    public void Nobody_answers_twice_even_for_two_seats()
    {
        var approval = Ask(ApprovalKind.EveryoneMustApprove, "ann@example.org", "role:officer");
        approval.Answer(Ann, "Approve", null, Given.Noon);
        approval.MayAnswer(Ann).ShouldBeFalse();
        ((Action)(() => approval.Answer(Ann, "Approve", null, Given.Noon))).ShouldBreak<ApprovalIsAnsweredOncePerPerson>();
        approval.Answer(Ben, "Approve", null, Given.Noon);
        approval.Outcome.ShouldBe("Approve");
    }

    [Fact]
    public void A_seat_of_ones_own_is_filled_before_a_seat_of_a_role()
    {
        var approval = Ask(ApprovalKind.EveryoneMustApprove, "role:officer", "ann@example.org");
        approval.Answer(Ann, "Approve", null, Given.Noon).Slot.ShouldBe(2);
        approval.MayAnswer(Ben).ShouldBeTrue();
    }

    [Fact]
    public void Asking_the_same_person_twice_is_one_seat() => Ask(ApprovalKind.EveryoneMustApprove, "ann@example.org", "user:ANN@example.org").Slots.ShouldHaveSingleItem();

    [Fact]
    public void An_approval_asks_someone() => ((Action)(() => Ask(ApprovalKind.FirstToRespond))).ShouldBreak<ApprovalAsksSomeone>();

    [Fact]
    public void A_seat_can_be_handed_on_with_a_reason()
    {
        var approval = Ask(ApprovalKind.FirstToRespond, "ann@example.org");
        ((Action)(() => approval.Delegate(Ann, Assignee.Role("leadership"), " ", Given.Noon))).ShouldBreak<ReasonIsGiven>();
        approval.Delegate(Ann, Assignee.Role("leadership"), "on leave", Given.Noon);
        approval.MayAnswer(Ann).ShouldBeFalse();
        approval.Answer(Cat, "Approve", null, Given.Noon);
        approval.Notes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            n => n.Kind.ShouldBe(ApprovalNoteKind.Delegated), n => n.Why.ShouldBe("on leave"), n => n.What.ShouldBe("user:ann@example.org to role:leadership"));
    }

    [Fact]
    public void Only_ones_own_seat_is_handed_on()
    {
        var approval = Ask(ApprovalKind.FirstToRespond, "ann@example.org");
        ((Action)(() => approval.Delegate(Ben, Assignee.Role("officer"), "why", Given.Noon))).ShouldBreak<OnlyWhoIsAskedAnswers>();
        ((Action)(() => approval.Delegate(Ann, Assignee.User("ann@example.org"), "why", Given.Noon))).ShouldBreak<DelegateIsNotAskedAlready>();
    }

    [Fact]
    public void A_reminder_goes_to_those_still_awaited()
    {
        var approval = Ask(ApprovalKind.EveryoneMustApprove, "ann@example.org", "role:leadership");
        approval.Answer(Ann, "Approve", null, Given.Noon);
        approval.Remind(Given.Stamp()).ShouldHaveSingleItem().ToString().ShouldBe("role:leadership");
        approval.RemindersSent.ShouldBe(1);
    }

    [Fact]
    public void Escalation_asks_one_more_who_can_then_answer()
    {
        var approval = Ask(ApprovalKind.FirstToRespond, "ann@example.org");
        approval.EscalateTo(Assignee.Role("leadership"), Given.Stamp());
        approval.Answer(Cat, "Approve", null, Given.Noon);
        approval.Outcome.ShouldBe("Approve");
    }

    [Fact]
    public void What_timed_out_or_was_cancelled_takes_no_answer()
    {
        var (late, cancelled) = (Ask(ApprovalKind.FirstToRespond, "ann@example.org"), Ask(ApprovalKind.FirstToRespond, "ann@example.org"));
        late.TimeOut(Given.Stamp());
        cancelled.Cancel(Given.Stamp("no longer needed"));
        ((Action)(() => late.Answer(Ann, "Approve", null, Given.Noon))).ShouldBreak<ApprovalIsOpen>().State.ShouldBe(ApprovalState.TimedOut);
        ((Action)(() => cancelled.Remind(Given.Stamp()))).ShouldBreak<ApprovalIsOpen>();
        cancelled.ClosedWhy.ShouldBe("no longer needed");
    }

    private static Approval Ask(ApprovalKind kind, params string[] assignees) => Ask(kind, null, false, assignees);

    private static Approval Ask(ApprovalKind kind, string[]? options, bool awaitAll, params string[] assignees) => Approval.Ask(
        new ApprovalId(Given.Ids.Next()),
        Given.CampaignId,
        new ApprovalRequest(kind, "Send the letter", [.. assignees.Select(Assignee.Parse)], Options: options, AwaitAll: awaitAll),
        Given.Stamp());
}
