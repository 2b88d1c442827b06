using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>What a change may touch in a rehearsal: the records in memory. Notices to the outside are not performed.</summary>
internal sealed class RehearsalScope(InMemoryCampaignStore records, IIdSource ids) : IChangeScope
{
    public IIdSource Ids => ids;

    public T Records<T>()
        where T : class =>
        records as T ?? throw new InvalidOperationException($"A rehearsal keeps no {typeof(T).Name}.");

    public void Perform(string kind, string key, Value inputs, DateTimeOffset? notBefore = null)
    {
    }
}
