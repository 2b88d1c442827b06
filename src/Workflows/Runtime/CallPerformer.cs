using System.Collections.Frozen;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Rows;
using CampaignTracker.Workflows.Runtime.Turns;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>
/// Performs work that reaches outside: takes it under a lease, performs it outside of any transaction, and hands the outcome over in
/// the commit that ends it. A node that dies leaves its leases to run out; another one then performs the work again, under the same key.
/// </summary>
internal sealed class CallPerformer(
    RunEngine engine, IFlowStore store, IEnumerable<ICallHandler> handlers, TimeProvider time, EngineOptions options, ILogger logger)
{
    private readonly FrozenDictionary<string, ICallHandler> _handlers = handlers.ToFrozenDictionary(h => h.Kind, StringComparer.Ordinal);

    public Task<IReadOnlyList<WorkItem>> LeaseAsync(int max, CancellationToken cancel) =>
        store.LeaseAsync(options.Node, options.Lease, time.GetUtcNow(), max, cancel);

    /// <summary>Performs what is ready now, as many at once as the options allow.</summary>
    /// <returns>Whether there was any.</returns>
    public async Task<bool> PerformReadyAsync(CancellationToken cancel)
    {
        var items = await LeaseAsync(options.Calls, cancel);
        await Task.WhenAll(items.Select(item => PerformAsync(item, cancel)));
        return items.Count > 0;
    }

    public async Task PerformAsync(WorkItem item, CancellationToken cancel)
    {
        var work = CallJson.Read(item);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await using var renewal = Renew(item, work.Key, lost);
        try
        {
            var outcome = _handlers.TryGetValue(work.Kind, out var handler)
                ? await handler.PerformAsync(work, lost.Token)
                : Outcome.Failed(new("NotAvailable", $"Nothing here can perform '{work.Kind}'."));

            // Not whatever is Running: a call that the other side has accepted is one as well, and its step knows when to ask again.
            await engine.AskAsync(ReferenceEquals(outcome, Outcome.GoesOn)
                ? new DeferRequest(item with { ReadyAt = time.GetUtcNow(), Attempt = 0, LastError = null }, cancel)
                : new CallDoneRequest(item, InputOf(work, outcome), cancel));
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            // The process stops, or another node has the work: the item stays as it is.
        }
        catch (Exception fault)
        {
            // No outcome: the item keeps the error and is tried again later, or parked.
            Logs.CallFailed(logger, fault, work.Key);
            await PutOffAsync(item, work, fault, cancel);
        }
    }

    private static RunInput.Completed? InputOf(CallWork work, Outcome outcome) =>
        work.Run is null ? null : new RunInput.Completed(work.Instance, work.Attempt, outcome);

    private Task<RequestResult> PutOffAsync(WorkItem item, CallWork work, Exception fault, CancellationToken cancel)
    {
        var later = BatchOutput.PutOff(item, fault, options, time.GetUtcNow());
        if (later.Queue != WorkQueue.Parked || work.Run is null)
        {
            return engine.AskAsync(new DeferRequest(later, cancel));
        }

        // Tried often enough: the step fails with what was last said, and its flow can deal with that.
        var outcome = Outcome.Failed(new("CallFailed", $"It could not be performed: {fault.Message}"));
        return engine.AskAsync(new CallDoneRequest(item, InputOf(work, outcome), cancel));
    }

    private ITimer Renew(WorkItem item, string key, CancellationTokenSource lost)
    {
        var third = options.Lease / 3;
        return third <= TimeSpan.Zero
            ? time.CreateTimer(static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)
            : time.CreateTimer(_ => _ = RenewAsync(item, key, lost), null, third, third);
    }

    private async Task RenewAsync(WorkItem item, string key, CancellationTokenSource lost)
    {
        try
        {
            if (!await store.RenewAsync(item.Id, options.Node, options.Lease, time.GetUtcNow(), lost.Token))
            {
                Logs.LeaseLost(logger, key);
                await lost.CancelAsync();
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException || store.IsTransient(fault))
        {
            // Done meanwhile, or the database is away for a moment: the next renewal says more.
        }
    }
}
