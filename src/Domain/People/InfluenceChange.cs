using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.People;

public sealed class InfluenceChange : HistoryEntry
{
    private InfluenceChange()
    {
    }

    internal InfluenceChange(int number, int? before, int influence, Stamp stamp)
        : base(number, stamp) => (Before, Influence) = (before, influence);

    public int? Before { get; private set; }

    public int Influence { get; private set; }
}
