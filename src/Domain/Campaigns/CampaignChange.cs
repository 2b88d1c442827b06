using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Campaigns;

/// <summary>One change of the campaign itself: "title" with the old title, "closed", "reopened".</summary>
public sealed class CampaignChange : HistoryEntry
{
    private CampaignChange() => What = null!;

    internal CampaignChange(int number, string what, string? before, Stamp stamp)
        : base(number, stamp)
    {
        What = what;
        Before = before;
    }

    public string What { get; private set; }

    /// <summary>The value that was replaced; null where nothing was.</summary>
    public string? Before { get; private set; }
}
