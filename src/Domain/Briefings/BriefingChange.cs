using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Briefings;

/// <summary>One step in a briefing's life: who moved it, when, why.</summary>
public sealed class BriefingChange : HistoryEntry
{
    private BriefingChange() => What = null!;

    internal BriefingChange(int number, string what, Stamp stamp)
        : base(number, stamp) => What = what;

    /// <summary>drafted, revised, sent for sign-off, signed off, refused, wording accepted, moved, sending, sent, failed.</summary>
    public string What { get; private set; }
}
