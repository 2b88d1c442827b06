using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.People;

public sealed class StanceChange : HistoryEntry
{
    private StanceChange()
    {
    }

    internal StanceChange(int number, int? before, int stance, Stamp stamp)
        : base(number, stamp) => (Before, Stance) = (before, stance);

    public int? Before { get; private set; }

    public int Stance { get; private set; }
}
