using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Campaigns;

public sealed partial class Campaign
{
    private readonly List<CampaignChange> _changes = [];

    /// <summary>Every change of the campaign's own words and status, oldest first.</summary>
    public IReadOnlyList<CampaignChange> Changes => _changes;

    private void Note(string what, string? before, Stamp stamp) =>
        _changes.Add(new CampaignChange(_changes.Count + 1, what, before, stamp));
}
