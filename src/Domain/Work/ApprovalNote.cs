using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Work;

public enum ApprovalNoteKind
{
    Delegated,
    Reminded,
    Escalated,
    Closed,
}

/// <summary>Something that happened around an approval beside its answers.</summary>
public sealed class ApprovalNote : HistoryEntry
{
    private ApprovalNote() => What = null!;

    internal ApprovalNote(int number, ApprovalNoteKind kind, string what, Stamp stamp)
        : base(number, stamp) => (Kind, What) = (kind, what);

    public ApprovalNoteKind Kind { get; private set; }

    public string What { get; private set; }
}
