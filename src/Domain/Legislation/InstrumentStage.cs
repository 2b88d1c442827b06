using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Legislation;

public sealed class InstrumentStage : HistoryEntry
{
    private InstrumentStage() => Name = null!;

    internal InstrumentStage(int number, string name, Chamber? chamber, DateOnly on, Stamp stamp)
        : base(number, stamp) => (Name, Chamber, On) = (TextIsGiven.Check(name, "The stage"), chamber, on);

    public string Name { get; private set; }

    public Chamber? Chamber { get; private set; }

    public DateOnly On { get; private set; }
}
