using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Work;

public sealed partial class Approval
{
    private readonly List<ApprovalNote> _notes = [];

    /// <summary>Delegations, reminders and the closing, oldest first.</summary>
    public IReadOnlyList<ApprovalNote> Notes => _notes;

    public int RemindersSent => _notes.Count(n => n.Kind == ApprovalNoteKind.Reminded);

    /// <summary>Hands one's own seat to another person or role. Only who could answer now can hand it on; asks for a reason.</summary>
    public void Delegate(Actor from, Assignee to, string why, DateTimeOffset at)
    {
        var stamp = new Stamp(Origin.Person(from), at, why);
        RequireOpen();
        ReasonIsGiven.Check(stamp, "delegating an approval");
        Rule.Require(!HasAnswered(from), new ApprovalIsAnsweredOncePerPerson(from.DisplayName));
        var slot = FindSlot(from);
        Rule.Require(slot is not null, WhyNot(from));
        Rule.Require(!_slots.Exists(s => s.Assignee == to), new DelegateIsNotAskedAlready(to.Name));
        Note(ApprovalNoteKind.Delegated, $"{slot!.Assignee} to {to}", stamp);
        slot.HandTo(to);
    }

    /// <summary>Whose answer is awaited now: those who have not answered, in a sequence only the next. None where it is closed.</summary>
    public IReadOnlyList<Assignee> Awaited => State == ApprovalState.Open ? [.. OpenSlots().Select(s => s.Assignee)] : [];

    /// <summary>Notes that those who have not answered were reminded; returns whom.</summary>
    public IReadOnlyList<Assignee> Remind(Stamp stamp)
    {
        RequireOpen();
        var awaited = Awaited;
        Note(ApprovalNoteKind.Reminded, string.Join(", ", awaited.Select(a => a.ToString())), stamp);
        return awaited;
    }

    /// <summary>Puts the question to one more person or role, who can then answer like the others.</summary>
    public void EscalateTo(Assignee to, Stamp stamp)
    {
        RequireOpen();
        Rule.Require(!_slots.Exists(s => s.Assignee == to), new DelegateIsNotAskedAlready(to.Name));
        _slots.Add(new ApprovalSlot(_slots.Count + 1, to));
        Note(ApprovalNoteKind.Escalated, to.ToString(), stamp);
    }

    public void TimeOut(Stamp stamp) => CloseWithoutAnswer(ApprovalState.TimedOut, stamp);

    public void Cancel(Stamp stamp) => CloseWithoutAnswer(ApprovalState.Cancelled, stamp);

    private void CloseWithoutAnswer(ApprovalState state, Stamp stamp)
    {
        RequireOpen();
        (State, ClosedAt, ClosedWhy) = (state, stamp.At, stamp.Why);
        Note(ApprovalNoteKind.Closed, state.ToString(), stamp);
    }

    private void Note(ApprovalNoteKind kind, string what, Stamp stamp)
    {
        _notes.Add(new ApprovalNote(_notes.Count + 1, kind, what, stamp));
        Changed();
    }
}
