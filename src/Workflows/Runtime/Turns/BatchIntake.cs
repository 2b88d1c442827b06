using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>Finds out what reaches which run in this batch, and locks those runs. What another node holds is left for later.</summary>
internal sealed class BatchIntake(TurnEnvironment environment, BatchPlan plan, ITurn turn, EventDispatch dispatch, TurnWrites writes, DateTimeOffset now)
{
    private readonly Dictionary<Guid, List<Arrival>> _arrivals = [];
    private readonly List<(TurnRequest Request, RunAtWork Work, bool Applied)> _answers = [];
    private readonly List<(TurnRequest Request, Exception Fault)> _refusals = [];
    private readonly List<TurnRequest> _plain = [];
    private readonly HashSet<CampaignId> _taken = [];

    public List<RunAtWork> Works { get; } = [];

    public List<TurnRequest> Postponed { get; } = [];

    public IReadOnlyList<WorkItem> Claimed { get; private set; } = [];

    /// <summary>There may be more ready items than the batch took.</summary>
    public bool IsFull { get; private set; }

    public async Task TakeAsync(CancellationToken cancel)
    {
        await TakeEventsAsync(cancel);
        await TakeDueAsync(cancel);
        await TakeRequestsAsync(cancel);
        await LockAsync(cancel);
    }

    /// <summary>Once committed.</summary>
    public void Answer()
    {
        foreach (var (request, work, applied) in _answers)
        {
            if (work.Fault is { } fault)
            {
                request.Fail(fault);
            }
            else
            {
                request.Answer(work.Result(applied));
            }
        }

        _refusals.ForEach(r => r.Request.Fail(r.Fault));
        _plain.ForEach(r => r.Answer(new(r.Run ?? Guid.Empty, RunStatus.Running, true)));
    }

    private async Task TakeEventsAsync(CancellationToken cancel)
    {
        if (plan.Events > 0)
        {
            foreach (var happened in await turn.TakeEventsAsync(plan.Events, cancel))
            {
                await DispatchAsync(happened, cancel);
            }
        }

        foreach (var request in plan.Requests.OfType<EventRequest>())
        {
            if (!await turn.TakeCampaignAsync(request.Event.Campaign, cancel))
            {
                Postponed.Add(request);
                continue;
            }

            await DispatchAsync(request.Event, cancel);
            _plain.Add(request);
        }

        foreach (var (run, input) in dispatch.Wakes)
        {
            Add(run, new(input, null, false, null));
        }

        Works.AddRange(dispatch.Starts);
    }

    private Task DispatchAsync(PendingEvent happened, CancellationToken cancel)
    {
        if (happened.Campaign is { } campaign)
        {
            _taken.Add(campaign);
        }

        return dispatch.DispatchAsync(happened, cancel);
    }

    private async Task TakeDueAsync(CancellationToken cancel)
    {
        if (plan.Due == 0)
        {
            return;
        }

        Claimed = await turn.ClaimAsync(now, plan.Due, cancel);
        IsFull = Claimed.Count >= plan.Due;
        foreach (var item in Claimed)
        {
            Add(item.Run!.Value, new(null, item, true, null));
        }
    }

    private async Task TakeRequestsAsync(CancellationToken cancel)
    {
        var used = plan.Requests.Select(r => r.Key).OfType<string>().ToList() is { Count: > 0 } keys
            ? await turn.FindKeysAsync(keys, cancel)
            : new Dictionary<string, Guid>();
        var fresh = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var request in plan.Requests)
        {
            if (request.Key is { } key && (used.TryGetValue(key, out var run) || fresh.TryGetValue(key, out run)))
            {
                Add(run, new(null, null, false, request));
            }
            else if (request is not EventRequest)
            {
                await TakeAsync(request, fresh, cancel);
            }
        }
    }

    private async Task TakeAsync(TurnRequest request, Dictionary<string, Guid> fresh, CancellationToken cancel)
    {
        switch (request)
        {
            case StartRequest start:
                await StartAsync(start, fresh, cancel);
                break;
            case InputRequest input:
                Add(input.Run!.Value, new(input.Input, null, false, input));
                Remember(input.Key, input.Run!.Value, fresh);
                break;
            case CallDoneRequest done:
                await TakeCallAsync(done, cancel);
                break;
            case DeferRequest defer:
                await DeferAsync(defer, cancel);
                break;
            case TryAgainRequest again:
                await turn.UnparkAsync(again.Run!.Value, now, cancel);
                IsFull = true;
                _plain.Add(again);
                break;
            case RewriteRequest rewrite:
                Add(rewrite.Run!.Value, new(null, null, false, rewrite));
                break;
        }
    }

    private async Task StartAsync(StartRequest request, Dictionary<string, Guid> fresh, CancellationToken cancel)
    {
        try
        {
            var start = request.Start;
            var flow = await environment.Programs.GetAsync(start.VersionId, cancel);
            var work = ChildFlows.NewRun(
                environment.Ids.Next(), start.VersionId, start.Campaign ?? flow.Version.Campaign, start.Trigger, start.TriggerOutputs, now, null, request);
            Works.Add(work);
            _answers.Add((request, work, true));
            Remember(request.Key, work.Stored.Id, fresh);
        }
        catch (Exception fault) when (fault is UnknownFlowException or InvalidDefinitionException)
        {
            _refusals.Add((request, fault));
        }
    }

    private static void Remember(string? key, Guid run, Dictionary<string, Guid> fresh)
    {
        if (key is not null)
        {
            fresh.Add(key, run);
        }
    }

    private async Task TakeCallAsync(CallDoneRequest request, CancellationToken cancel)
    {
        // Gone: another node took the call over and was heard first.
        if ((await turn.HoldItemsAsync([request.Item.Id], cancel)).Count == 0)
        {
            _plain.Add(request);
            return;
        }

        if (request.Input is null)
        {
            writes.Taken.Add(request.Item.Id);
            _plain.Add(request);
            return;
        }

        Add(request.Item.Run!.Value, new(request.Input, null, false, request));
    }

    private async Task DeferAsync(DeferRequest request, CancellationToken cancel)
    {
        if ((await turn.HoldItemsAsync([request.Item.Id], cancel)).Count > 0)
        {
            writes.Deferred.Add(request.Item);
        }

        _plain.Add(request);
    }

    private void Add(Guid run, Arrival arrival)
    {
        if (!_arrivals.TryGetValue(run, out var list))
        {
            _arrivals.Add(run, list = []);
        }

        list.Add(arrival);
    }

    private async Task LockAsync(CancellationToken cancel)
    {
        foreach (var work in Works)
        {
            // A run that starts in this batch under the same key that another request repeats.
            if (_arrivals.Remove(work.Stored.Id, out var repeats))
            {
                repeats.ForEach(r => _answers.Add((r.Request!, work, false)));
            }
        }

        if (_arrivals.Count == 0)
        {
            await ShareAsync([], cancel);
            return;
        }

        var locked = await turn.LockRunsAsync(_arrivals.Keys, cancel);
        var shared = await ShareAsync(locked.Values, cancel);
        foreach (var (id, arrivals) in _arrivals)
        {
            if (locked.TryGetValue(id, out var run) && (run.Campaign is not { } campaign || shared.Contains(campaign)))
            {
                Join(new RunAtWork(run, isNew: false), arrivals);
            }
            else
            {
                await LeaveAsync(id, arrivals, run is not null, cancel);
            }
        }
    }

    private async Task<IReadOnlySet<CampaignId>> ShareAsync(IEnumerable<StoredRun> runs, CancellationToken cancel)
    {
        var wanted = runs.Concat(Works.Select(w => w.Stored)).Select(r => r.Campaign).OfType<CampaignId>().ToHashSet();
        wanted.ExceptWith(_taken);
        IReadOnlySet<CampaignId> got = wanted.Count > 0 ? await turn.ShareCampaignsAsync(wanted, cancel) : wanted;
        DropStartsOutside(got);
        return new HashSet<CampaignId>([.. got, .. _taken]);
    }

    private void DropStartsOutside(IReadOnlySet<CampaignId> shared)
    {
        // What an event started has its campaign already.
        foreach (var (request, work, _) in _answers.ToList())
        {
            if (work.Stored.Campaign is { } campaign && !shared.Contains(campaign) && !_taken.Contains(campaign))
            {
                Works.Remove(work);
                Postponed.Add(request);
                _answers.RemoveAll(a => a.Request == request);
            }
        }
    }

    private void Join(RunAtWork work, List<Arrival> arrivals)
    {
        Works.Add(work);
        work.Arrivals.AddRange(arrivals);
        foreach (var arrival in arrivals)
        {
            if (arrival.Request is { } request)
            {
                _answers.Add((request, work, Applied: arrival.Input is not null || request is RewriteRequest));
            }
        }
    }

    private async Task LeaveAsync(Guid run, List<Arrival> arrivals, bool exists, CancellationToken cancel)
    {
        exists = exists || await turn.RunExistsAsync(run, cancel);
        foreach (var arrival in arrivals)
        {
            Leave(run, arrival, exists);
        }
    }

    private void Leave(Guid run, Arrival arrival, bool exists)
    {
        if (arrival.Request is { } request)
        {
            if (exists)
            {
                Postponed.Add(request);
            }
            else
            {
                _refusals.Add((request, new UnknownRunException(run)));
            }
        }
        else if (!exists && arrival.Item is { } orphan)
        {
            writes.Taken.Add(orphan.Id);
        }
        else if (exists && arrival is { Item: null, Input: { } input })
        {
            writes.Items.Add(WorkItem.Input(environment.Ids.Next(), run, input, 0, now));
            IsFull = true;
        }
    }
}
