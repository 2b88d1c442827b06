using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Work;

namespace CampaignTracker.Domain.Tests.Reminders;

public sealed class ReminderTests
{
    [Fact]
    public void A_reminder_is_ticked_off_once_and_says_so()
    {
        var reminder = Reminder.Set(new ReminderId(Given.Ids.Next()), Given.CampaignId, "Call back", Given.Noon, Assignee.Role("officer"), Given.Stamp());
        reminder.Complete(Given.Stamp());
        reminder.PendingEvents.ShouldHaveSingleItem().Payload()["text"].ShouldBe("Call back");
        ((Action)(() => reminder.Complete(Given.Stamp()))).ShouldBreak<ReminderIsDue>();
    }
}
