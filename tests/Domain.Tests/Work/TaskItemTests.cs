using CampaignTracker.Domain.Rules;
using CampaignTracker.Domain.Work;

namespace CampaignTracker.Domain.Tests.Work;

public sealed class TaskItemTests
{
    private static readonly DateOnly Due = new(2018, 7, 20);

    [Fact]
    public void A_task_is_in_time_on_its_last_day_and_overdue_after_it()
    {
        Ask().IsOverdue(Due).ShouldBeFalse();
        Ask().IsOverdue(Due.AddDays(1)).ShouldBeTrue();
    }

    [Fact]
    public void Completing_says_what_came_of_it()
    {
        var task = Ask();
        task.Complete("they agreed", Given.Stamp());
        task.PendingEvents.ShouldHaveSingleItem().Payload()["outcome"].ShouldBe("they agreed");
        task.IsOverdue(Due.AddDays(1)).ShouldBeFalse();
        ((Action)(() => task.Complete(null, Given.Stamp()))).ShouldBreak<TaskIsOpen>();
    }

    [Fact]
    public void Dropping_needs_a_reason_and_is_no_completion()
    {
        var task = Ask();
        ((Action)(() => task.Drop(Given.Stamp()))).ShouldBreak<ReasonIsGiven>();
        task.Drop(Given.Stamp("overtaken by events"));
        (task.State, task.Outcome, task.PendingEvents.Count).ShouldBe((TaskState.Dropped, "overtaken by events", 0));
    }

    [Fact]
    public void A_new_assignee_and_a_new_date_are_kept_in_its_history()
    {
        var task = Ask();
        task.Reassign(Assignee.User("ann@example.org"), Given.Stamp());
        ((Action)(() => task.MoveDue(Due.AddDays(7), Given.Stamp()))).ShouldBreak<ReasonIsGiven>();
        task.MoveDue(Due.AddDays(7), Given.Stamp("bank holiday"));
        task.Changes.Select(c => c.What).ShouldBe(
            ["reassigned from role:officer to user:ann@example.org", "due date moved from 20 July 2018 to 27 July 2018"]);
    }

    private static TaskItem Ask() =>
        TaskItem.Ask(new TaskItemId(Given.Ids.Next()), Given.CampaignId, new TaskRequest("Call the clerk", Assignee.Role("officer"), DueOn: Due), Given.Stamp());
}
