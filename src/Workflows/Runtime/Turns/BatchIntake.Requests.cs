using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Runtime.Turns;

// What callers of this process asked for.
internal sealed partial class BatchIntake
{
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
            var campaign = start.Campaign ?? flow.Version.Campaign;
            var id = environment.Ids.Next();
            if (flow.Trigger(start.Trigger) is { } check
                && await dispatch.WhyNotAsync(check, id, campaign, start.TriggerOutputs.Get("body") ?? Value.Null, cancel) is { } reason)
            {
                writes.TriggerLines.Add(new(environment.Ids.Next(), flow.Version.Flow, start.Trigger, now, null, null, reason));
                _refusals.Add((request, new TriggerConditionException(reason)));
                return;
            }

            var work = ChildFlows.NewRun(id, start.VersionId, campaign, start.Trigger, start.TriggerOutputs, now, null, request);
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
}
