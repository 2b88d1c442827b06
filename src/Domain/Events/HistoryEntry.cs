namespace CampaignTracker.Domain.Events;

/// <summary>One line of an append-only history inside an entity.</summary>
public abstract class HistoryEntry
{
    private protected HistoryEntry() => By = null!;

    private protected HistoryEntry(int number, Stamp stamp)
    {
        Number = number;
        At = stamp.At;
        By = stamp.By;
        Why = stamp.Why;
    }

    /// <summary>1 for the first; together with the owner it is the key.</summary>
    public int Number { get; private set; }

    public DateTimeOffset At { get; private set; }

    public Origin By { get; private set; }

    public string? Why { get; private set; }
}
