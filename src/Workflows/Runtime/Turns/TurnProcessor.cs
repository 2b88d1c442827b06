using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>
/// Runs batches, and keeps one bad run from stopping the others: a batch that fails is undone and goes again piece by piece, and only
/// the piece that fails alone is put off. Safe for use from several threads.
/// </summary>
internal sealed class TurnProcessor(TurnEnvironment environment)
{
    private const int Tries = 5;
    private const int EventTries = 3;

    // So many pieces in a row that met a fault which passes by itself.
    private const int Away = 2;

    private readonly ConcurrentDictionary<Guid, int> _failedEvents = new();

    public EngineOptions Options => environment.Options;

    public TimeProvider Time => environment.Time;

    /// <param name="postponed">Gets the requests that met another node's lock.</param>
    public async Task<TurnReport> RunAsync(
        IReadOnlyList<TurnRequest> requests, bool due, bool events, ICollection<TurnRequest> postponed, CancellationToken cancel)
    {
        var plan = new BatchPlan(requests, due ? Options.BatchSize : 0, events ? Options.BatchSize : 0, Options.DirectWakes, BatchPlan.Nothing);
        try
        {
            return await TryAsync(plan, Tries, postponed, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Also what should have passed and did not, however often it was tried: something in the batch may be what keeps it from passing.
            Logs.BatchFailed(environment.Logger, fault, requests.Count);
            return await PieceByPieceAsync(plan, postponed, fault, cancel);
        }
    }

    private async Task<TurnReport> TryAsync(BatchPlan plan, int tries, ICollection<TurnRequest> postponed, CancellationToken cancel)
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
            catch (Exception fault) when (environment.Store.IsTransient(fault))
            {
                if (batch.IsCommitting && environment.Store.IsUncertain(fault))
                {
                    plan = LeaveUncertain(plan, fault);
                }

                if (attempt >= tries)
                {
                    throw;
                }

                Logs.BatchTriedAgain(environment.Logger, fault, attempt);
            }
        }
    }

    /// <summary>What was asked for without a key would be done twice if the commit was done after all; the rest shows by its key or its row.</summary>
    private static BatchPlan LeaveUncertain(BatchPlan plan, Exception fault)
    {
        var uncertain = plan.Requests.Where(r => r.Key is null && r is StartRequest or InputRequest or EventRequest).ToList();
        uncertain.ForEach(r => r.Fail(new UncertainOutcomeException(fault)));
        return plan with { Requests = [.. plan.Requests.Except(uncertain)] };
    }

    private async Task<TurnReport> PieceByPieceAsync(BatchPlan plan, ICollection<TurnRequest> postponed, Exception first, CancellationToken cancel)
    {
        var total = await RequestsAsync(plan, postponed, first, cancel);
        Exception? stuck = null;
        for (var i = 0; i < plan.Events && stuck is null; i++)
        {
            (var report, stuck) = await OneEventAsync(cancel);
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

        if (stuck is not null && total.DidNothing)
        {
            // Nothing else is left to do: the loop comes back to the event after a pause.
            ExceptionDispatchInfo.Throw(stuck);
        }

        return total with { MoreDue = true };
    }

    private async Task<TurnReport> RequestsAsync(BatchPlan plan, ICollection<TurnRequest> postponed, Exception first, CancellationToken cancel)
    {
        var (total, away) = (default(TurnReport), 0);
        foreach (var request in plan.Requests.Where(r => !r.Done.IsCompleted))
        {
            var (report, fault) = await OneRequestAsync(request, postponed, plan.IsOneThing ? first : null, cancel);
            total = Sum(total, report);
            away = fault is not null && environment.Store.IsTransient(fault) ? away + 1 : 0;
            if (away == Away)
            {
                // The database can't be reached: those who are left hear it at once.
                ExceptionDispatchInfo.Throw(fault!);
            }
        }

        return total;
    }

    private async Task<(TurnReport Report, Exception? Fault)> OneRequestAsync(
        TurnRequest request, ICollection<TurnRequest> postponed, Exception? known, CancellationToken cancel)
    {
        if (known is not null)
        {
            request.Fail(Cause(known));
            return default;
        }

        if (request.Cancel.IsCancellationRequested)
        {
            request.GiveUp();
            return default;
        }

        try
        {
            return (await TryAsync(new BatchPlan([request], 0, 0, Options.DirectWakes, BatchPlan.Nothing), tries: 1, postponed, cancel), null);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The caller sees it.
            request.Fail(Cause(fault));
            return (default, fault);
        }
    }

    /// <summary>
    /// The runs that it wakes are woken through items, one by one; a flow that it can't start gets a line in its history. An event that fails
    /// otherwise is tried again later, and the third time starts no flow: whatever is wrong with one of them, the event and what comes after it go on.
    /// </summary>
    private async Task<(TurnReport Report, Exception? Fault)> OneEventAsync(CancellationToken cancel)
    {
        var (excluded, noStarts) = (new Dictionary<Guid, string>(), (string?)null);
        while (true)
        {
            var batch = new TurnBatch(environment, new BatchPlan([], 0, 1, 0, excluded) { NoStarts = noStarts }, Time.GetUtcNow());
            try
            {
                var report = await batch.RunAsync(cancel);
                if (batch.Oldest is { } dispatched)
                {
                    _failedEvents.TryRemove(dispatched.Id, out _);
                }

                return (report, null);
            }
            catch (BatchSpoiledException spoiled) when (spoiled.Work is { IsNew: true, Flow: { } flow } && excluded.TryAdd(flow.Version.Flow, Sentence(spoiled.InnerException!)))
            {
                Logs.FlowNotStarted(environment.Logger, spoiled, flow.Version.FlowName);
            }
            catch (Exception fault) when (fault is not OperationCanceledException && batch.Oldest is not null)
            {
                var times = _failedEvents.AddOrUpdate(batch.Oldest.Id, 1, (_, before) => before + 1);
                Logs.EventFailed(environment.Logger, fault, batch.Oldest.Id, times);
                if (times < EventTries || noStarts is not null)
                {
                    return (default, fault);
                }

                noStarts = Sentence(Cause(fault));
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

        var cause = Cause(fault);
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

    private static Exception Cause(Exception fault) => fault is BatchSpoiledException { InnerException: { } inner } ? inner : fault;

    private static string Sentence(Exception fault) => $"The flow could not be started: {fault.Message}";

    private static TurnReport Sum(TurnReport a, TurnReport b) => new(
        a.Runs + b.Runs, a.Events + b.Events, a.MoreDue || b.MoreDue, a.MayHaveEvents || b.MayHaveEvents, a.Calls || b.Calls, a.NextTimer ?? b.NextTimer);
}
