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
            case NoteRequest note:
                Note(note, note.Flow, note.Trigger, note.Reason);
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
                Add(again.Run!.Value, new(new RunInput.TakeUp(again.By), null, false, again));
                Remember(again.Key, again.Run!.Value, fresh);
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
            if (await WhyNotAsync(flow, start, campaign, cancel) is { } reason)
            {
                Note(request, flow.Version.Flow, start.Trigger, reason);
                return;
            }

            if (start.Firing is not null && !await firing.MayCountAsync(flow, start.Trigger, cancel))
            {
                Postponed.Add(request);
                return;
            }

            var work = start.Firing is { } fired
                ? await firing.StartAsync(flow, start.Trigger, start.TriggerOutputs, campaign, null, fired.Note, request, cancel)
                : ChildFlows.NewRun(environment.Ids.Next(), start.VersionId, campaign, start.Trigger, start.TriggerOutputs, now, request, again: start.Again);
            if (work is null)
            {
                Note(request, flow.Version.Flow, start.Trigger, TriggerFiring.Full);
                return;
            }

            Works.Add(work);
            _answers.Add((request, work, true));
            Remember(request.Key, work.Stored.Id, fresh);
        }
        catch (Exception fault) when (fault is UnknownFlowException or InvalidDefinitionException)
        {
            _refusals.Add((request, fault));
        }
    }

    private async ValueTask<string?> WhyNotAsync(LoadedFlow flow, StartRun start, Domain.Campaigns.CampaignId? campaign, CancellationToken cancel)
    {
        // Who starts a run in person may name a trigger that stands in no definition; one that fires must be there.
        if (start.OfItem || (start.Firing is null && flow.Trigger(start.Trigger) is null))
        {
            return null;
        }

        var outputs = start.Firing?.Outputs ?? start.TriggerOutputs as ObjectValue ?? ObjectValue.Empty;
        return await firing.WhyNotAsync(flow, start.Trigger, outputs, campaign, new SeededChance(environment.Ids.Next(), 0), cancel);
    }

    private void Note(TurnRequest request, Guid flow, string trigger, string reason)
    {
        writes.TriggerLines.Add(new(environment.Ids.Next(), flow, trigger, now, null, null, reason));
        if (request is StartRequest { Start.Firing: null })
        {
            _refusals.Add((request, new TriggerConditionException(reason)));
        }
        else
        {
            _notStarted.Add((request, reason));
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
