using System.Collections.Concurrent;
using System.Diagnostics;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;
using CampaignTracker.Workflows.Runtime.Turns;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>
/// The durable engine of one process. Whoever brings a request runs the next batch himself when nobody else does, so that one at a
/// time costs no change of thread; requests that come while a batch commits share the next one.
/// </summary>
public sealed class RunEngine : IRuns, IDisposable
{
    // Long enough for those just answered to come back with their next request, too short to notice alone.
    private static readonly TimeSpan Gathering = TimeSpan.FromMicroseconds(300);

    private readonly TurnProcessor _processor;
    private readonly CallPerformer _calls;
    private readonly IIdSource _ids;
    private readonly ConcurrentQueue<TurnRequest> _queue = new();
    private readonly SemaphoreSlim _leaders;
    private int _lastBatch;

    public RunEngine(
        IFlowStore store,
        ICampaignDesk desk,
        EngineHandlers handlers,
        IIdSource ids,
        TimeProvider time,
        EngineOptions options,
        ILogger<RunEngine> logger)
    {
        Store = store;
        Programs = new FlowPrograms(store);
        _ids = ids;
        _processor = new(new TurnEnvironment(store, Programs, desk, handlers, ids, time, options, logger));
        _calls = new(this, store, handlers.Calls, time, options, logger);
        _leaders = new(options.Workers, options.Workers);
        Options = options;
        Time = time;
    }

    /// <summary>Raised when turns have work.</summary>
    public WakeSignal TurnsWake { get; } = new();

    /// <summary>Raised when there is work that reaches outside.</summary>
    public WakeSignal CallsWake { get; } = new();

    public FlowPrograms Programs { get; }

    internal IFlowStore Store { get; }

    internal EngineOptions Options { get; }

    internal TimeProvider Time { get; }

    internal CallPerformer Calls => _calls;

    public Task<RequestResult> StartAsync(StartRun start, CancellationToken cancel) => AskAsync(new StartRequest(start, cancel));

    /// <summary>Writes into a trigger's history why it started nothing.</summary>
    internal Task NoteAsync(Guid flow, string trigger, string reason, CancellationToken cancel) => AskAsync(new NoteRequest(flow, trigger, reason, cancel));

    public Task<RequestResult> SubmitAsync(Guid run, RunInput input, string? key, CancellationToken cancel) =>
        AskAsync(new InputRequest(run, input, key, cancel));

    public Task RaiseAsync(CampaignId? campaign, string name, Value payload, CancellationToken cancel) =>
        AskAsync(new EventRequest(new PendingEvent(_ids.Next(), name, campaign, Time.GetUtcNow(), payload, Stored: false), cancel));

    public Task<RequestResult> RewriteAsync(Guid run, Func<RunToRewrite, RunRewrite?> rewrite, CancellationToken cancel) =>
        AskAsync(new RewriteRequest(run, rewrite, cancel));

    public Task TryAgainAsync(Guid run, Actor by, string? key, CancellationToken cancel) => AskAsync(new TryAgainRequest(run, by, key, cancel));

    public async Task CatchUpAsync(CancellationToken cancel)
    {
        while (await RunDueAsync(cancel))
        {
        }
    }

    /// <summary>Runs one batch of whatever is ready: requests, stored events, timers and inputs that are due.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> RunDueAsync(CancellationToken cancel)
    {
        await _leaders.WaitAsync(cancel);
        var report = await LeadAsync(due: true, cancel);
        return !report.DidNothing || report.MoreDue;
    }

    /// <summary>Runs everything that is ready by now, calls that reach outside included, until nothing is left. For tests, seeding and rehearsal.</summary>
    public async Task DrainAsync(CancellationToken cancel)
    {
        bool again;
        do
        {
            await CatchUpAsync(cancel);
            again = await _calls.PerformReadyAsync(cancel);
        }
        while (again);
    }

    /// <summary>When the next timer or delayed call is due; null when nothing is.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel)
    {
        var turns = await Store.NextReadyAsync(WorkQueue.Runs, cancel);
        var calls = await Store.NextReadyAsync(WorkQueue.Outside, cancel);
        return turns is null || calls < turns ? calls : turns;
    }

    public void Dispose() => _leaders.Dispose();

    internal async Task<RequestResult> AskAsync(TurnRequest request)
    {
        _queue.Enqueue(request);
        if (_leaders.Wait(0))
        {
            await LeadAsync(due: false, CancellationToken.None);
        }

        return await request.Done;
    }

    /// <summary>Runs one batch. Called with a leader's place taken; gives it back.</summary>
    private async Task<TurnReport> LeadAsync(bool due, CancellationToken cancel)
    {
        var report = default(TurnReport);
        var requests = new List<TurnRequest>();
        try
        {
            Gather();
            Take(requests);
            if (requests.Count > 0 || due)
            {
                report = await RunAsync(requests, due, cancel);
            }
        }
        finally
        {
            _leaders.Release();
        }

        Pass(report, due);
        return report;
    }

    private async Task<TurnReport> RunAsync(List<TurnRequest> requests, bool due, CancellationToken cancel)
    {
        var postponed = new List<TurnRequest>();
        try
        {
            return await _processor.RunAsync(requests, due, events: due, postponed, cancel);
        }
        catch (Exception fault)
        {
            // Whoever waits for one of the requests must hear of it; the loop hears of it too.
            requests.ForEach(r => r.Fail(fault));
            if (!due)
            {
                return default;
            }

            throw;
        }
        finally
        {
            postponed.ForEach(_queue.Enqueue);
        }
    }

    /// <summary>Where many were answered by the last commit, most are about to ask again: a moment's wait lets them share this one.</summary>
    private void Gather()
    {
        var expected = _lastBatch;
        if (expected <= 2 || _queue.Count >= expected)
        {
            return;
        }

        var since = Stopwatch.GetTimestamp();
        var spin = default(SpinWait);
        while (_queue.Count < expected && Stopwatch.GetElapsedTime(since) < Gathering)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    private void Take(List<TurnRequest> requests)
    {
        while (requests.Count < Options.BatchSize && _queue.TryDequeue(out var request))
        {
            if (request.Cancel.IsCancellationRequested)
            {
                request.GiveUp();
            }
            else
            {
                requests.Add(request);
            }
        }

        _lastBatch = requests.Count;
    }

    /// <summary>Hands on what is left: to the next leader, to the loops.</summary>
    private void Pass(TurnReport report, bool due)
    {
        if (!_queue.IsEmpty && _leaders.Wait(0))
        {
            _ = Task.Run(() => LeadAsync(due: false, CancellationToken.None));
        }

        if (report.Calls)
        {
            CallsWake.Raise();
        }

        if (!due && (report.MoreDue || report.MayHaveEvents || report.NextTimer is not null))
        {
            TurnsWake.Raise();
        }
    }
}
