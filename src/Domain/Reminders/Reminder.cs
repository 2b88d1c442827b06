using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Domain.Work;

namespace CampaignTracker.Domain.Reminders;

/// <summary>Something people are told at an instant, and that stays on their list until somebody ticks it off.</summary>
public sealed class Reminder : Entity
{
    private Reminder() => (Text, Audience, SetBy) = (null!, null!, null!);

    public ReminderId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public string Text { get; private set; }

    /// <summary>From then on it shows as due.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public Assignee Audience { get; private set; }

    public ReminderState State { get; private set; }

    public Origin SetBy { get; private set; }

    public DateTimeOffset SetAt { get; private set; }

    public Origin? DoneBy { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public static Reminder Set(ReminderId id, CampaignId campaign, string text, DateTimeOffset dueAt, Assignee audience, Stamp stamp) => new()
    {
        Id = id,
        CampaignId = campaign,
        Text = TextIsGiven.Check(text, "The reminder"),
        DueAt = dueAt,
        Audience = audience,
        SetBy = stamp.By,
        SetAt = stamp.At,
    };

    /// <summary>Says the same thing again: one line on people's lists stands for all the times it came due.</summary>
    public void Repeat(string text, DateTimeOffset dueAt, Stamp stamp)
    {
        Rule.Require(State == ReminderState.Due, new ReminderIsDue(Text));
        (Text, DueAt, SetAt) = (TextIsGiven.Check(text, "The reminder"), dueAt, stamp.At);
    }

    public void Complete(Stamp stamp)
    {
        Rule.Require(State == ReminderState.Due, new ReminderIsDue(Text));
        (State, DoneBy, DoneAt) = (ReminderState.Done, stamp.By, stamp.At);
        Raise(new ReminderCompleted(CampaignId, stamp, Id, Text));
    }
}
