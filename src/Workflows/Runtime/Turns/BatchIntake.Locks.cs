using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Turns;

// Which of the runs this turn gets, and what becomes of the rest.
internal sealed partial class BatchIntake
{
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
                await JoinAsync(new RunAtWork(run, isNew: false), arrivals, cancel);
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

    private async Task JoinAsync(RunAtWork work, List<Arrival> arrivals, CancellationToken cancel)
    {
        if (arrivals.FirstOrDefault(a => a.Item is { IsQueuedStart: true }) is { Item: { } queued } && !await firing.MayStartAsync(work.Stored, cancel))
        {
            writes.Deferred.Add(queued with { ReadyAt = now + TriggerFiring.Look });
            arrivals.RemoveAll(a => a.Item == queued);
            if (arrivals.Count == 0)
            {
                return;
            }
        }

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
