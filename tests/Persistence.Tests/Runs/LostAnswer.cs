using System.Reflection;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Persistence.Tests.Runs;

/// <summary>A store whose first commit is done and its answer lost, as when the connection breaks just then.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1852", Justification = "A proxy is derived from it.")]
internal class LostAnswer : DispatchProxy
{
    private object _inner = null!;
    private LostAnswer _store = null!;
    private bool _lost;

    public static IFlowStore Of(IFlowStore store)
    {
        var proxy = Create<IFlowStore, LostAnswer>();
        var self = (LostAnswer)(object)proxy;
        (self._inner, self._store) = (store, self);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => (targetMethod!.Name, args) switch
    {
        (nameof(IFlowStore.BeginAsync), [CancellationToken cancel]) => BeginAsync(cancel),
        (nameof(IFlowStore.IsTransient) or nameof(IFlowStore.IsUncertain), [IOException]) => true,
        (nameof(ITurn.CommitAsync), _) when !_store._lost => LoseAsync((Task)targetMethod.Invoke(_inner, args)!),
        _ => targetMethod.Invoke(_inner, args),
    };

    private async Task<ITurn> BeginAsync(CancellationToken cancel)
    {
        var proxy = Create<ITurn, LostAnswer>();
        var self = (LostAnswer)(object)proxy;
        (self._inner, self._store) = (await ((IFlowStore)_inner).BeginAsync(cancel), _store);
        return proxy;
    }

    private async Task LoseAsync(Task committing)
    {
        await committing;
        _store._lost = true;
        throw new IOException("The connection broke.");
    }
}
