using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Domain.Time;

namespace CampaignTracker.Domain.Work;

/// <summary>Something one person, or anyone with a role, is asked to do.</summary>
public sealed class TaskItem : Entity
{
    private readonly List<TaskChange> _changes = [];

    private TaskItem() => (Title, Assignee, AskedBy) = (null!, null!, null!);

    public TaskItemId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public string Title { get; private set; }

    public string? Details { get; private set; }

    public Assignee Assignee { get; private set; }

    /// <summary>The last day on which it is in time; null when it has no date.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>How the date was asked for, where it was counted in working days from the asking.</summary>
    public int? DueInWorkingDays { get; private set; }

    /// <summary>The review of a protected pause: while it is open, reminders of the campaign ease.</summary>
    public bool IsReflection { get; private set; }

    public TaskState State { get; private set; }

    public Origin AskedBy { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public Origin? ClosedBy { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What came of it, or why it was dropped.</summary>
    public string? Outcome { get; private set; }

    /// <summary>Every reassignment and new date, oldest first.</summary>
    public IReadOnlyList<TaskChange> Changes => _changes;

    public static TaskItem Ask(TaskItemId id, CampaignId campaign, TaskRequest request, Stamp stamp) => new()
    {
        Id = id,
        CampaignId = campaign,
        Title = TextIsGiven.Check(request.Title, "The task"),
        Details = request.Details,
        Assignee = request.Assignee,
        DueOn = request.DueOn,
        DueInWorkingDays = request.DueInWorkingDays,
        IsReflection = request.IsReflection,
        AskedBy = stamp.By,
        AskedAt = stamp.At,
    };

    /// <summary>Overdue from the day after <see cref="DueOn"/>.</summary>
    public bool IsOverdue(DateOnly today) => State == TaskState.Open && DueOn < today;

    public void Complete(string? outcome, Stamp stamp)
    {
        Close(TaskState.Done, outcome, stamp);
        Raise(new TaskCompleted(CampaignId, stamp, Id, Title, outcome));
    }

    public void Drop(Stamp stamp)
    {
        ReasonIsGiven.Check(stamp, "dropping a task");
        Close(TaskState.Dropped, stamp.Why, stamp);
    }

    public void Reassign(Assignee to, Stamp stamp)
    {
        RequireOpen();
        Note($"reassigned from {Assignee} to {to}", stamp);
        Assignee = to;
    }

    public void MoveDue(DateOnly? to, Stamp stamp)
    {
        RequireOpen();
        ReasonIsGiven.Check(stamp, "moving a due date");
        Note($"due date moved from {Words(DueOn)} to {Words(to)}", stamp);
        (DueOn, DueInWorkingDays) = (to, null);
    }

    private static string Words(DateOnly? date) => date is { } day ? PartialDate.Of(day).ToString() : "no date";

    private void Close(TaskState state, string? outcome, Stamp stamp)
    {
        RequireOpen();
        (State, Outcome, ClosedBy, ClosedAt) = (state, outcome, stamp.By, stamp.At);
        Changed();
    }

    private void Note(string what, Stamp stamp)
    {
        _changes.Add(new TaskChange(_changes.Count + 1, what, stamp));
        Changed();
    }

    private void RequireOpen() => Rule.Require(State == TaskState.Open, new TaskIsOpen(Title));
}
