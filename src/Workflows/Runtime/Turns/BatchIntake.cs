using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>Finds out what reaches which run in this batch, and locks those runs. What another node holds is left for later.</summary>
internal sealed partial class BatchIntake(TurnEnvironment environment, BatchPlan plan, ITurn turn, EventDispatch dispatch, TriggerFiring firing, TurnWrites writes, DateTimeOffset now)
{
    private readonly Dictionary<Guid, List<Arrival>> _arrivals = [];
    private readonly List<(TurnRequest Request, RunAtWork Work, bool Applied)> _answers = [];
    private readonly List<(TurnRequest Request, Exception Fault)> _refusals = [];
    private readonly List<(TurnRequest Request, string Reason)> _notStarted = [];
    private readonly List<TurnRequest> _plain = [];
    private readonly HashSet<CampaignId> _taken = [];
    private int _order;

    public List<RunAtWork> Works { get; } = [];

    public List<TurnRequest> Postponed { get; } = [];

    public IReadOnlyList<WorkItem> Claimed { get; private set; } = [];

    /// <summary>The oldest stored event that was taken; null where none was.</summary>
    public PendingEvent? Oldest { get; private set; }

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
            if (work.Fault is { } fault && request is not TryAgainRequest)
            {
                request.Fail(fault);
            }
            else
            {
                request.Answer(work.Result(applied));
            }
        }

        _refusals.ForEach(r => r.Request.Fail(r.Fault));
        _notStarted.ForEach(r => r.Request.Answer(new(Guid.Empty, RunStatus.New, false, null, r.Reason)));
        _plain.ForEach(r => r.Answer(new(r.Run ?? Guid.Empty, RunStatus.Running, true)));
    }

    private async Task TakeEventsAsync(CancellationToken cancel)
    {
        var stored = plan.Events > 0 ? await turn.TakeEventsAsync(plan.Events, cancel) : [];
        Oldest = stored.Count > 0 ? stored[0] : null;
        List<EventRequest> asked = [.. plan.Requests.OfType<EventRequest>()];
        List<PendingEvent> events = [.. stored, .. asked.Select(r => r.Event)];
        var reaches = events.Count > 0 ? await turn.ReachAsync(events, cancel) : [];
        var left = new HashSet<CampaignId?>();
        for (var i = 0; i < events.Count; i++)
        {
            // What comes after an event that is left is left too: a campaign's events keep their order.
            var goes = reaches[i].Taken && !left.Contains(events[i].Campaign) && await dispatch.MayStartAsync(reaches[i], cancel);
            if (goes)
            {
                await DispatchAsync(events[i], reaches[i], cancel);
            }
            else
            {
                left.Add(events[i].Campaign);
            }

            if (i >= stored.Count)
            {
                (goes ? _plain : Postponed).Add(asked[i - stored.Count]);
            }
        }

        foreach (var (run, input) in dispatch.Wakes)
        {
            Add(run, new(input, null, false, null));
        }

        Works.AddRange(dispatch.Starts);
    }

    private Task DispatchAsync(PendingEvent happened, EventReach reach, CancellationToken cancel)
    {
        if (happened.Campaign is { } campaign)
        {
            _taken.Add(campaign);
        }

        return dispatch.DispatchAsync(happened, reach, cancel);
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

    private void Add(Guid run, Arrival arrival)
    {
        if (!_arrivals.TryGetValue(run, out var list))
        {
            _arrivals.Add(run, list = []);
        }

        list.Add(arrival with { Order = ++_order });
    }
}
