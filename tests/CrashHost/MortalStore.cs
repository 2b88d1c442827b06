using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.CrashHost;

/// <summary>A store whose turns die; see <see cref="MortalTurn"/>.</summary>
internal sealed class MortalStore(IFlowStore store, int oneIn) : IFlowStore
{
    private readonly Random _chance = new(Environment.ProcessId);

    public async Task<ITurn> BeginAsync(CancellationToken cancel) => new MortalTurn(await store.BeginAsync(cancel), _chance, oneIn);

    public Task<DateTimeOffset?> NextReadyAsync(WorkQueue queue, CancellationToken cancel) => store.NextReadyAsync(queue, cancel);

    public Task<FlowVersion?> FindVersionAsync(Guid version, CancellationToken cancel) => store.FindVersionAsync(version, cancel);

    public Task<IReadOnlyList<WorkItem>> LeaseAsync(string owner, TimeSpan length, DateTimeOffset now, int max, CancellationToken cancel) =>
        store.LeaseAsync(owner, length, now, max, cancel);

    public Task<bool> RenewAsync(Guid item, string owner, TimeSpan length, DateTimeOffset now, CancellationToken cancel) =>
        store.RenewAsync(item, owner, length, now, cancel);

    public bool IsTransient(Exception exception) => store.IsTransient(exception);

    public bool IsUncertain(Exception exception) => store.IsUncertain(exception);
}
