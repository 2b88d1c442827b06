using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Work;

public sealed class TaskChange : HistoryEntry
{
    private TaskChange() => What = null!;

    internal TaskChange(int number, string what, Stamp stamp)
        : base(number, stamp) => What = what;

    public string What { get; private set; }
}
