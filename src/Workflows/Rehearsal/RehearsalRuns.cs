using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>
/// Runs flows on a virtual clock and in memory, by the same <see cref="Engine"/> as production. The same start, world and answers
/// give the same history, byte for byte. Not thread-safe.
/// </summary>
public sealed class RehearsalRuns(VirtualClock clock, Zone zone, IIdSource ids, IRehearsalWorld world)
{
    private readonly List<RehearsedRun> _runs = [];
    private readonly Queue<(RehearsedRun Run, RunInput Input)> _inputs = [];

    public VirtualClock Clock => clock;

    public Zone Zone => zone;

    /// <summary>Timers, and what the world puts down beside them.</summary>
    public Agenda Agenda { get; } = new();

    public IReadOnlyList<RehearsedRun> Runs => _runs;

    /// <summary>Starts a run and goes on until nothing moves without time passing.</summary>
    public async Task<RehearsedRun> StartAsync(string flow, FlowProgram program, CampaignId? campaign, string trigger, Value triggerOutputs)
    {
        var run = new RehearsedRun(ids.Next(), flow, program, campaign);
        _runs.Add(run);
        await SubmitAsync(run, new RunInput.Start(trigger, triggerOutputs));
        return run;
    }

    /// <summary>
    /// Starts what the trigger would: one run, with <c>splitOn</c> one for each item, or none where its conditions do not hold. As in
    /// production, they see all that the trigger brought.
    /// </summary>
    public async Task<RehearsedFiring> FireAsync(string flow, FlowProgram program, CampaignId? campaign, TriggerDefinition trigger, ObjectValue triggerOutputs)
    {
        var check = new TriggerCheck(trigger);
        var each = check.Split(clock.Now, new Random(0), triggerOutputs, out var reason);
        reason ??= check.WhyNot(clock.Now, new Random(0), triggerOutputs, await FactsAsync(flow, program, campaign, check));
        if (reason is not null)
        {
            return new([], reason);
        }

        var started = new List<RehearsedRun>();
        foreach (var outputs in each)
        {
            started.Add(await StartAsync(flow, program, campaign, trigger.Name, outputs));
        }

        return new(started, null);
    }

    public Task SubmitAsync(RehearsedRun run, RunInput input)
    {
        _inputs.Enqueue((run, input));
        return SettleAsync();
    }

    /// <summary>Lets time pass up to <paramref name="until"/>, inclusive, or until <paramref name="isEnough"/> says so.</summary>
    public async Task PlayAsync(DateTimeOffset until, Func<bool>? isEnough = null)
    {
        while (isEnough?.Invoke() != true && Agenda.Take(until) is { } next)
        {
            clock.MoveTo(next.At);
            await next.Act();
            await SettleAsync();
        }
    }

    /// <summary>Hands on what happened until nothing more follows from it.</summary>
    public async Task SettleAsync()
    {
        Dispatch();
        while (_inputs.TryDequeue(out var next))
        {
            await TurnAsync(next.Run, next.Input);
            Dispatch();
        }
    }

    private async Task<TurnFacts?> FactsAsync(string flow, FlowProgram program, CampaignId? campaign, TriggerCheck check) =>
        check.NeedsFacts && await world.FactsAsync(new RehearsedRun(Guid.Empty, flow, program, campaign)) is { } facts ? new(facts.Facts, facts.Claims, facts.WorkingDays) : null;

    private void Dispatch()
    {
        foreach (var happened in world.TakeEvents())
        {
            foreach (var run in _runs.Where(run => !run.State.HasEnded))
            {
                foreach (var (instance, _) in run.Events.Where(wait => wait.Event == happened.Name).Order())
                {
                    _inputs.Enqueue((run, new RunInput.EventArrived(instance, happened.Id, happened.Name, happened.Payload)));
                }

                foreach (var instance in run.Facts.Order())
                {
                    _inputs.Enqueue((run, new RunInput.LookAgain(instance)));
                }
            }
        }
    }

    private async Task TurnAsync(RehearsedRun run, RunInput input)
    {
        var facts = run.Program.NeedsFacts ? await world.FactsAsync(run) : null;
        var result = Engine.AdvanceOwned(run.Program, run.State, input, new AdvanceContext
        {
            Now = clock.Now,
            Chance = new Random((int)run.State.Turn),
            Facts = facts?.Facts,
            Claims = facts?.Claims,
            WorkingDays = facts?.WorkingDays,
            Workflow = Workflow(run),
            Zone = zone,

            // An address that leads nowhere: whom it is given to is played by a stand-in.
            CallbackBase = $"https://example.org/callback/{run.Id}/",
        });
        run.State = result.State;
        run.Entries.AddRange(result.Journal);
        world.WatchTurn(run, result.Journal);
        foreach (var effect in result.Effects)
        {
            await PerformAsync(run, effect);
        }

        world.WatchEffects(run, result.Journal);
    }

    private async Task PerformAsync(RehearsedRun run, Effect effect)
    {
        switch (effect)
        {
            case Effect.SetTimer timer:
                Clear(run, (timer.Instance, timer.Purpose));
                var entry = Agenda.Add(timer.DueAt, () => FireAsync(run, timer));
                run.Timers[(timer.Instance, timer.Purpose)] = (timer.DueAt, entry);
                break;
            case Effect.ClearTimer timer:
                Clear(run, (timer.Instance, timer.Purpose));
                break;
            case Effect.AwaitEvent wait:
                run.Events.Add((wait.Instance, wait.Event));
                break;
            case Effect.AwaitFacts wait:
                run.Facts.Add(wait.Instance);
                break;
            case Effect.DescribeWait wait:
                run.Described[wait.Instance] = wait;
                break;
            case Effect.ClearWaits gone:
                ClearWaits(run, instance => instance == gone.Instance);
                await world.WithdrawAsync(run, gone.Instance);
                break;
            case Effect.Change change:
                FeedBack(run, change.Instance, change.Attempt, await world.ChangeAsync(run, change));
                break;
            case Effect.Call call:
                FeedBack(run, call.Instance, call.Attempt, await world.CallAsync(run, call));
                break;
            case Effect.End:
                ClearWaits(run, _ => true);
                break;
        }
    }

    private void FeedBack(RehearsedRun run, long instance, int attempt, Outcome? outcome)
    {
        if (outcome is not null)
        {
            _inputs.Enqueue((run, new RunInput.Completed(instance, attempt, outcome)));
        }
    }

    private Task FireAsync(RehearsedRun run, Effect.SetTimer timer)
    {
        run.Timers.Remove((timer.Instance, timer.Purpose));
        _inputs.Enqueue((run, new RunInput.TimerFired(timer.Instance, timer.Purpose, timer.DueAt)));
        return Task.CompletedTask;
    }

    private void Clear(RehearsedRun run, (long Instance, TimerPurpose Purpose) timer)
    {
        if (run.Timers.Remove(timer, out var set))
        {
            Agenda.Remove(set.Entry);
        }
    }

    private void ClearWaits(RehearsedRun run, Func<long, bool> isGone)
    {
        foreach (var timer in run.Timers.Keys.Where(timer => isGone(timer.Instance)).ToList())
        {
            Clear(run, timer);
        }

        run.Events.RemoveWhere(wait => isGone(wait.Instance));
        run.Facts.RemoveWhere(instance => isGone(instance));
        foreach (var instance in run.Described.Keys.Where(isGone).ToList())
        {
            run.Described.Remove(instance);
        }
    }

    private static ObjectValue Workflow(RehearsedRun run) => ObjectValue.Of(
        ("id", Value.Of(run.Flow)),
        ("name", Value.Of(run.Flow)),
        ("run", ObjectValue.Of(("id", Value.Of(run.Id.ToString())), ("name", Value.Of(run.Id.ToString())))));
}

/// <param name="Refused">Why nothing started, in words for people; null where it did.</param>
public sealed record RehearsedFiring(IReadOnlyList<RehearsedRun> Runs, string? Refused);
