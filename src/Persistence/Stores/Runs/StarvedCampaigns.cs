using System.Collections.Concurrent;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>
/// Dispatch needs a campaign for itself and only tries; turns that share it could keep it out for ever. A campaign that was missed
/// three times running is waited for.
/// </summary>
internal sealed class StarvedCampaigns
{
    private const int Patience = 3;

    private readonly ConcurrentDictionary<Guid, int> _missed = new();

    public Guid? Next()
    {
        foreach (var (campaign, times) in _missed)
        {
            if (times >= Patience)
            {
                return campaign;
            }
        }

        return null;
    }

    public void Fed(Guid campaign) => _missed.TryRemove(campaign, out _);

    public void Note(Guid campaign, bool got)
    {
        if (got)
        {
            Fed(campaign);
        }
        else
        {
            _missed.AddOrUpdate(campaign, 1, (_, times) => times + 1);
        }
    }
}
