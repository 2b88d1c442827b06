using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>
/// Takes an event to the waits that it wakes and the flows that it starts, by an indexed look-up for all events of the batch.
/// </summary>
/// <remarks>
/// No wake-up is lost. A turn that reads facts and then waits on them shares its campaign before it reads; dispatch takes the campaign
/// for itself before it looks for waits. If the turn is first, dispatch comes after its commit and finds the wait. If dispatch is
/// first, the turn reads facts after dispatch's commit; the change the event tells of was committed before dispatch could see the
/// event, so the turn reads the changed facts and does not wait for them.
/// </remarks>
internal sealed class EventDispatch(TurnEnvironment environment, BatchPlan plan, ITurn turn, ChangeDesk desk, TriggerFiring firing, TurnWrites writes, DateTimeOffset now)
{
    private const int Page = 5_000;

    private readonly HashSet<(Guid Run, long Instance)> _looked = [];

    /// <summary>Runs to wake in this batch.</summary>
    public List<(Guid Run, RunInput Input)> Wakes { get; } = [];

    public List<RunAtWork> Starts { get; } = [];

    /// <summary>More runs than a batch holds were written out as work items.</summary>
    public bool StoredWakes { get; private set; }

    public async Task DispatchAsync(PendingEvent happened, EventReach reach, CancellationToken cancel)
    {
        await AnswerAsync(happened, cancel);
        await WakeAsync(happened, reach, cancel);
        foreach (var trigger in reach.Triggers)
        {
            await StartAsync(trigger, happened, cancel);
        }

        if (happened.Stored)
        {
            writes.DispatchedEvents.Add(happened.Id);
        }
    }

    /// <summary>Whether it can be told now what the event starts; false where another node is just starting runs of one of its triggers.</summary>
    public async ValueTask<bool> MayStartAsync(EventReach reach, CancellationToken cancel)
    {
        foreach (var trigger in reach.Triggers)
        {
            try
            {
                if (!await firing.MayCountAsync(await environment.Programs.GetAsync(trigger.VersionId, cancel), trigger.Trigger, cancel))
                {
                    return false;
                }
            }
            catch (Exception fault) when (fault is InvalidDefinitionException or UnknownFlowException)
            {
                // Nothing of it starts, and its history will say why.
            }
        }

        return true;
    }

    private async Task AnswerAsync(PendingEvent happened, CancellationToken cancel)
    {
        foreach (var source in environment.Answers)
        {
            if (source.Events.Contains(happened.Name) && await source.AnswerAsync(happened, desk, cancel) is { } answer)
            {
                Wakes.Add((answer.Run, answer.Input));
            }
        }
    }

    private async Task WakeAsync(PendingEvent happened, EventReach reach, CancellationToken cancel)
    {
        var room = Math.Max(0, plan.DirectWakes - Wakes.Count);
        var found = reach.MayBeMore
            ? await turn.SubscribersAsync(happened.Campaign, happened.Name, null, Math.Max(room + 1, 2), cancel)
            : reach.First;
        var direct = found.Count <= room;
        while (found.Count > 0)
        {
            foreach (var subscription in found)
            {
                Wake(subscription, happened, direct);
            }

            found = direct ? [] : await turn.SubscribersAsync(happened.Campaign, happened.Name, found[^1], Page, cancel);
        }
    }

    private void Wake(Subscription subscription, PendingEvent happened, bool direct)
    {
        // Several events of one batch are one reason to look again.
        var looks = subscription.Key == Subscription.Facts;
        if (looks && !_looked.Add((subscription.Run, subscription.Instance)))
        {
            return;
        }

        RunInput input = looks
            ? new RunInput.LookAgain(subscription.Instance)
            : new RunInput.EventArrived(subscription.Instance, happened.Id, happened.Name, happened.Payload);
        if (direct)
        {
            Wakes.Add((subscription.Run, input));
            return;
        }

        StoredWakes = true;
        writes.Items.Add(WorkItem.Input(environment.Ids.Next(), subscription.Run, input, subscription.Instance, now));
    }

    private async Task StartAsync(EventTrigger trigger, PendingEvent happened, CancellationToken cancel)
    {
        var reason = plan.Excluded.GetValueOrDefault(trigger.Flow) ?? plan.NoStarts;
        if (reason is null)
        {
            try
            {
                var flow = await environment.Programs.GetAsync(trigger.VersionId, cancel);
                reason = await StartAsync(flow, trigger, happened, cancel);
            }
            catch (Exception fault) when (fault is InvalidDefinitionException or UnknownFlowException)
            {
                reason = fault.Message;
            }
        }

        if (reason is not null)
        {
            writes.TriggerLines.Add(new(environment.Ids.Next(), trigger.Flow, trigger.Trigger, now, happened.Id, null, reason));
        }
    }

    /// <returns>Why nothing, or not everything, was started; null where it was.</returns>
    private async Task<string?> StartAsync(LoadedFlow flow, EventTrigger trigger, PendingEvent happened, CancellationToken cancel)
    {
        var campaign = happened.Campaign ?? flow.Version.Campaign;
        var outputs = ObjectValue.Of(("body", happened.Payload));
        var chance = new SeededChance(happened.Id, 0);
        if (await firing.WhyNotAsync(flow, trigger.Trigger, outputs, campaign, chance, cancel) is { } not)
        {
            return not;
        }

        var each = flow.Trigger(trigger.Trigger)!.Split(now, chance, outputs, out var reason);
        foreach (var one in each)
        {
            if (await firing.StartAsync(flow, trigger.Trigger, one, campaign, happened.Id, "", null, cancel) is not { } work)
            {
                return TriggerFiring.Full;
            }

            Starts.Add(work);
        }

        return reason;
    }
}
