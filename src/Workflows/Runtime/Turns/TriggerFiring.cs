using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>
/// What is the same for every trigger that fires by itself: its conditions, how many of its runs may be under way, its history.
/// Lives as long as one batch.
/// </summary>
internal sealed class TriggerFiring(TurnEnvironment environment, ITurn turn, ChangeDesk desk, DateTimeOffset now)
{
    public const string Full = "As many runs as the trigger allows are under way, and as many as it allows are waiting behind them.";

    /// <summary>How often a queued start looks whether there is room.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    private readonly Dictionary<(Guid Flow, string Trigger), RunsOfTrigger> _rooms = [];

    /// <summary>Null where the trigger fires; otherwise why it does not.</summary>
    public async ValueTask<string?> WhyNotAsync(
        LoadedFlow flow, string trigger, ObjectValue outputs, CampaignId? campaign, Random chance, CancellationToken cancel)
    {
        if (flow.Trigger(trigger) is not { } check)
        {
            return $"The flow has no trigger '{trigger}' any more.";
        }

        var facts = check.NeedsFacts && campaign is { } known ? await desk.FactsAsync(known, cancel) : null;
        return check.WhyNot(now, chance, outputs, facts);
    }

    /// <summary>Whether runs of the trigger can be counted in this batch; false where another node is just counting or starting some. Without a limit there is nothing to count.</summary>
    public async ValueTask<bool> MayCountAsync(LoadedFlow flow, string trigger, CancellationToken cancel) =>
        flow.Trigger(trigger)?.MostRuns is null || await RoomAsync(flow.Version.Flow, trigger, cancel) is not null;

    /// <summary>A run that starts now, or one whose start waits its turn; null where too many wait already. Only where <see cref="MayCountAsync"/> said so.</summary>
    public async ValueTask<RunAtWork?> StartAsync(
        LoadedFlow flow, string trigger, Value outputs, CampaignId? campaign, Guid? happened, string note, TurnRequest? request, CancellationToken cancel)
    {
        var place = await PlaceAsync(flow, trigger, cancel);
        if (place == Place.None)
        {
            return null;
        }

        var id = environment.Ids.Next();
        var work = ChildFlows.NewRun(id, flow.Version.Id, campaign, trigger, outputs, now, request, place == Place.Queue);
        work.Line = new(environment.Ids.Next(), flow.Version.Flow, trigger, now, happened, id, note);
        return work;
    }

    /// <summary>Whether a run whose start waits may have it now.</summary>
    public async ValueTask<bool> MayStartAsync(StoredRun run, CancellationToken cancel)
    {
        var flow = await environment.Programs.GetAsync(run.VersionId, cancel);
        if (flow.Trigger(run.Trigger)?.MostRuns is not { } most)
        {
            return true;
        }

        if (await RoomAsync(flow.Version.Flow, run.Trigger, cancel) is not { } room || room.Running >= most)
        {
            return false;
        }

        _rooms[(flow.Version.Flow, run.Trigger)] = new(room.Running + 1, room.Queued - 1);
        return true;
    }

    // Who comes while others wait goes behind them.
    private async ValueTask<Place> PlaceAsync(LoadedFlow flow, string trigger, CancellationToken cancel)
    {
        if (flow.Trigger(trigger) is not { MostRuns: { } most } check)
        {
            return Place.Now;
        }

        var room = await RoomAsync(flow.Version.Flow, trigger, cancel) ?? throw new InvalidOperationException($"Runs of '{trigger}' can't be counted in this batch.");
        var place = room is { Queued: 0 } && room.Running < most ? Place.Now : room.Queued < check.MostWaiting ? Place.Queue : Place.None;
        _rooms[(flow.Version.Flow, trigger)] = place switch
        {
            Place.Now => room with { Running = room.Running + 1 },
            Place.Queue => room with { Queued = room.Queued + 1 },
            Place.None => room,
        };
        return place;
    }

    /// <summary>Null where another turn is counting. What it has started is counted here only once it is committed.</summary>
    private async ValueTask<RunsOfTrigger?> RoomAsync(Guid flow, string trigger, CancellationToken cancel)
    {
        if (_rooms.TryGetValue((flow, trigger), out var known))
        {
            return known;
        }

        if (!await turn.TakeTriggerAsync(flow, trigger, cancel))
        {
            return null;
        }

        var room = await turn.RunsOfTriggerAsync(flow, trigger, cancel);
        _rooms.Add((flow, trigger), room);
        return room;
    }

    private enum Place
    {
        Now,
        Queue,
        None,
    }
}
