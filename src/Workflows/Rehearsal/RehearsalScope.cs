using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Ports;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>The records of a rehearsal as changes and briefings see them. There is no transaction: what is changed is kept.</summary>
internal sealed class RehearsalScope(
    InMemoryCampaignStore records, InMemoryBriefingStore briefings, IIdSource ids, VirtualClock clock, Action<CallWork> perform)
    : IChangeScope, IBriefingUnit, IBriefingUnits
{
    public IIdSource Ids => ids;

    public IBriefingStore Briefings => briefings;

    public ICampaignStore Campaigns => records;

    public T Records<T>()
        where T : class =>
        records as T ?? briefings as T ?? throw new InvalidOperationException($"A rehearsal keeps no {typeof(T).Name}.");

    public void Perform(string kind, string key, Value inputs, DateTimeOffset? notBefore = null) =>
        perform(new CallWork(key, kind, inputs, null, 0, 1, notBefore ?? clock.Now));

    public void Perform(BriefingJob job) => perform(new CallWork(
        job.Key, job.Kind, job.Inputs, job.Step?.RunId, job.Step?.Instance ?? 0, job.Step?.Attempt ?? 1, job.NotBefore ?? clock.Now));

    public Task<IBriefingUnit> BeginAsync(CancellationToken cancellation) => Task.FromResult<IBriefingUnit>(this);

    public Task CommitAsync(CancellationToken cancellation) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
