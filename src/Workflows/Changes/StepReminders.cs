using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Runtime.Ports;

namespace CampaignTracker.Workflows.Changes;

/// <summary>
/// The reminders that a step puts on people's lists. Their ids are folded from the step's, so a reminder that comes again finds the one
/// that still lies there and repeats it: nobody's list fills up with years of the same line.
/// </summary>
internal static class StepReminders
{
    /// <summary>The first place of what a Campaign.Reminder puts out.</summary>
    public const int Scheduled = 32;

    /// <summary>The first place of what an approval or a gate tells people while it waits; it goes when the step ends.</summary>
    public const int Notices = 144;

    // Places of one sort: people times the lines they have ticked off. Attempts of a record id go up to 255.
    private const int Places = 112;

    public static async Task SetAsync(CampaignChange change, int first, IReadOnlyList<string> people, DateTimeOffset due, string text, CancellationToken cancel)
    {
        for (var i = 0; i < people.Count; i++)
        {
            var id = await FreeAsync(change, first, i, people, cancel);
            if (await change.Store.FindReminderAsync(id, cancel) is { } lying)
            {
                lying.Repeat(text, due, change.Stamp);
            }
            else
            {
                change.Store.Add(Reminder.Set(id, change.Campaign, text, due, Assignee.Parse(people[i]), change.Stamp));
            }
        }
    }

    /// <summary>Takes what the step told people off their lists.</summary>
    /// <param name="first"><see cref="Scheduled"/> or <see cref="Notices"/>.</param>
    public static async Task CloseAsync(ICampaignStore store, Guid run, long instance, int first, Stamp stamp, CancellationToken cancel)
    {
        for (var place = first; place < first + Places; place++)
        {
            if (await store.FindReminderAsync(Id(run, instance, place), cancel) is not { } reminder)
            {
                return;
            }

            if (reminder.State == ReminderState.Due)
            {
                reminder.Complete(stamp);
            }
        }
    }

    /// <summary>
    /// The person's line that still lies there, else the first place that was never used; where all were, an id of its own. A line of
    /// somebody who has handed on what they were asked goes.
    /// </summary>
    private static async Task<ReminderId> FreeAsync(CampaignChange change, int first, int person, IReadOnlyList<string> people, CancellationToken cancel)
    {
        for (var place = person; place < Places; place += people.Count)
        {
            var id = Id(change.Request.Run.Id, change.Request.Instance, first + place);
            var lying = await change.Store.FindReminderAsync(id, cancel);
            if (lying is null || (lying.State == ReminderState.Due && lying.Audience == Assignee.Parse(people[person])))
            {
                return id;
            }

            if (lying.State == ReminderState.Due)
            {
                lying.Complete(change.StampBecause("Somebody else is asked now."));
            }
        }

        return new ReminderId(change.Scope.Ids.Next());
    }

    private static ReminderId Id(Guid run, long instance, int place) => new(StepRecordId.Of(run, instance, place));
}
