using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>
/// Runs batches, and keeps one bad run from stopping the others: a batch that fails is undone and goes again piece by piece, and only
/// the piece that fails alone is put off. Safe for use from several threads.
/// </summary>
internal sealed class TurnProcessor(TurnEnvironment environment)
{
    private const int Tries = 5;

    public EngineOptions Options => environment.Options;

    public TimeProvider Time => environment.Time;

    /// <param name="postponed">Gets the requests that met another node's lock.</param>
    public async Task<TurnReport> RunAsync(
        IReadOnlyList<TurnRequest> requests, bool due, bool events, ICollection<TurnRequest> postponed, CancellationToken cancel)
    {
        var plan = new BatchPlan(requests, due ? Options.BatchSize : 0, events ? Options.BatchSize : 0, Options.DirectWakes, BatchPlan.Nothing);
        try
        {
            return await TryAsync(plan, postponed, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Also what should have passed and did not, however often it was tried: something in the batch may be what keeps it from passing.
            Logs.BatchFailed(environment.Logger, fault, requests.Count);
            return await PieceByPieceAsync(plan, postponed, fault, cancel);
        }
    }

    private async Task<TurnReport> TryAsync(BatchPlan plan, ICollection<TurnRequest> postponed, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var batch = new TurnBatch(environment, plan, Time.GetUtcNow());
            try
            {
                var report = await batch.RunAsync(cancel);
                foreach (var request in batch.Postponed)
                {
                    postponed.Add(request);
                }

                return report;
            }
            catch (Exception fault) when (attempt < Tries && environment.Store.IsTransient(fault))
            {
                Logs.BatchTriedAgain(environment.Logger, fault, attempt);
            }
        }
    }

    private async Task<TurnReport> PieceByPieceAsync(BatchPlan plan, ICollection<TurnRequest> postponed, Exception first, CancellationToken cancel)
    {
        var total = default(TurnReport);
        foreach (var request in plan.Requests)
        {
            total = Sum(total, await OneRequestAsync(request, postponed, plan.IsOneThing ? first : null, cancel));
        }

        for (var i = 0; i < plan.Events; i++)
        {
            var report = await OneEventAsync(postponed, cancel);
            total = Sum(total, report);
            if (report.Events == 0)
            {
                break;
            }
        }

        for (var i = 0; i < plan.Due; i++)
        {
            var report = await OneItemAsync(cancel);
            total = Sum(total, report);
            if (report.Runs == 0)
            {
                break;
            }
        }

        return total with { MoreDue = true };
    }

    private async Task<TurnReport> OneRequestAsync(TurnRequest request, ICollection<TurnRequest> postponed, Exception? known, CancellationToken cancel)
    {
        if (known is not null)
        {
            request.Fail(known is BatchSpoiledException { InnerException: { } inner } ? inner : known);
            return default;
        }

        try
        {
            return await TryAsync(new BatchPlan([request], 0, 0, Options.DirectWakes, BatchPlan.Nothing), postponed, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The caller sees it.
            request.Fail(fault is BatchSpoiledException { InnerException: { } inner } ? inner : fault);
            return default;
        }
    }

    /// <summary>The runs that it wakes are woken through items, one by one; a flow that it can't start gets a line in its history.</summary>
    private async Task<TurnReport> OneEventAsync(ICollection<TurnRequest> postponed, CancellationToken cancel)
    {
        var excluded = new Dictionary<Guid, string>();
        while (true)
        {
            try
            {
                return await TryAsync(new BatchPlan([], 0, 1, 0, excluded), postponed, cancel);
            }
            catch (BatchSpoiledException spoiled) when (spoiled.Work is { IsNew: true, Flow: { } flow } && excluded.TryAdd(flow.Version.Flow, Sentence(spoiled)))
            {
                Logs.FlowNotStarted(environment.Logger, spoiled, flow.Version.FlowName);
            }
        }
    }

    private async Task<TurnReport> OneItemAsync(CancellationToken cancel)
    {
        var batch = new TurnBatch(environment, new BatchPlan([], 1, 0, 0, BatchPlan.Nothing), Time.GetUtcNow());
        try
        {
            return await batch.RunAsync(cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && batch.Claimed.Count > 0)
        {
            await PutOffAsync(batch.Claimed[0], fault, cancel);
            return new(1, 0, false, false, false, null);
        }
    }

    private async Task PutOffAsync(WorkItem item, Exception fault, CancellationToken cancel)
    {
        Logs.ItemPutOff(environment.Logger, fault, item.Id, item.Attempt + 1);
        await using var turn = await environment.Store.BeginAsync(cancel);
        var held = await turn.HoldItemsAsync([item.Id], cancel);
        if (held.Count == 0)
        {
            return;
        }

        var cause = fault is BatchSpoiledException { InnerException: { } inner } ? inner : fault;
        var writes = new TurnWrites();
        var work = (await turn.LockRunsAsync([item.Run!.Value], cancel)).TryGetValue(item.Run.Value, out var run)
            ? new RunAtWork(run, isNew: false) { Fault = cause }
            : null;
        if (work is not null)
        {
            work.Arrivals.Add(new(null, item, true, null));
            new BatchOutput(environment, writes, Time.GetUtcNow()).Write(work, null!);
        }

        await turn.CommitAsync(writes, cancel);
    }

    private static string Sentence(BatchSpoiledException spoiled) => $"The flow could not be started: {spoiled.InnerException!.Message}";

    private static TurnReport Sum(TurnReport a, TurnReport b) => new(
        a.Runs + b.Runs, a.Events + b.Events, a.MoreDue || b.MoreDue, a.MayHaveEvents || b.MayHaveEvents, a.Calls || b.Calls, a.NextTimer ?? b.NextTimer);
}
