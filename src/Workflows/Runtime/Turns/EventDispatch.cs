using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>
/// Takes an event to the waits that it wakes and the flows that it starts, by one indexed look-up each.
/// </summary>
/// <remarks>
/// No wake-up is lost. A turn that reads facts and then waits on them shares its campaign before it reads; dispatch takes the campaign
/// for itself before it looks for waits. If the turn is first, dispatch comes after its commit and finds the wait. If dispatch is
/// first, the turn reads facts after dispatch's commit; the change the event tells of was committed before dispatch could see the
/// event, so the turn reads the changed facts and does not wait for them.
/// </remarks>
internal sealed class EventDispatch(TurnEnvironment environment, BatchPlan plan, ITurn turn, ChangeDesk desk, TurnWrites writes, DateTimeOffset now)
{
    private const int Page = 5_000;

    private readonly HashSet<(Guid Run, long Instance)> _looked = [];

    /// <summary>Runs to wake in this batch.</summary>
    public List<(Guid Run, RunInput Input)> Wakes { get; } = [];

    public List<RunAtWork> Starts { get; } = [];

    /// <summary>More runs than a batch holds were written out as work items.</summary>
    public bool StoredWakes { get; private set; }

    public async Task DispatchAsync(PendingEvent happened, CancellationToken cancel)
    {
        await AnswerAsync(happened, cancel);
        await WakeAsync(happened, cancel);
        foreach (var trigger in await turn.TriggersAsync(happened.Campaign, happened.Name, cancel))
        {
            await StartAsync(trigger, happened, cancel);
        }

        if (happened.Stored)
        {
            writes.DispatchedEvents.Add(happened.Id);
        }
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

    private async Task WakeAsync(PendingEvent happened, CancellationToken cancel)
    {
        var room = Math.Max(0, plan.DirectWakes - Wakes.Count);
        var found = await turn.SubscribersAsync(happened.Campaign, happened.Name, null, Math.Max(room + 1, 2), cancel);
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
        var reason = plan.Excluded.GetValueOrDefault(trigger.Flow);
        LoadedFlow? flow = null;
        if (reason is null)
        {
            try
            {
                flow = await environment.Programs.GetAsync(trigger.VersionId, cancel);
                reason = flow.Trigger(trigger.Trigger) is { } check
                    ? await WhyNotAsync(check, happened.Id, happened.Campaign, happened.Payload, cancel)
                    : $"The flow has no trigger '{trigger.Trigger}' any more.";
            }
            catch (Exception fault) when (fault is InvalidDefinitionException or UnknownFlowException)
            {
                reason = fault.Message;
            }
        }

        Guid? run = reason is null ? Start(flow!, trigger, happened) : null;
        writes.TriggerLines.Add(new(environment.Ids.Next(), trigger.Flow, trigger.Trigger, now, happened.Id, run, reason ?? ""));
    }

    /// <summary>Null where the trigger's conditions hold.</summary>
    public async ValueTask<string?> WhyNotAsync(TriggerCheck check, Guid seed, CampaignId? campaign, Value payload, CancellationToken cancel)
    {
        var facts = check.NeedsFacts && campaign is { } known ? await desk.FactsAsync(known, cancel) : null;
        return check.WhyNot(now, new SeededChance(seed, 0), payload, facts);
    }

    private Guid Start(LoadedFlow flow, EventTrigger trigger, PendingEvent happened)
    {
        var outputs = ObjectValue.Of(("body", happened.Payload));
        var work = ChildFlows.NewRun(
            environment.Ids.Next(), trigger.VersionId, happened.Campaign ?? flow.Version.Campaign, trigger.Trigger, outputs, now, null);
        Starts.Add(work);
        return work.Stored.Id;
    }
}
