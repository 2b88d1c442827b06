using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;
using CampaignTracker.Workflows.Scheduling.Recurrences;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>
/// Plays the future from where things stand, with the engine, the changes and the briefings of production, on rows and records in memory
/// and a clock that moves from one due moment to the next. Nothing is written and nothing is sent.
/// </summary>
/// <param name="site">As the real mail has it, so that a preview is what would arrive.</param>
/// <param name="options">As the real engine has them.</param>
public sealed class RehearsalAhead(BriefingSite site, EngineOptions options)
{
    public async Task<Foretold> PlayAsync(StartingPoint start, AheadWish wish, IRehearsalSource source, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var clock = new VirtualClock(start.Now);
        using var world = new AheadWorld(start, wish, source, site, options, clock, stop);
        var play = new Play(world, start, wish, clock);
        await play.RunAsync(stop.Token);
        cancel.ThrowIfCancellationRequested();
        return play.Result();
    }

    private sealed class Play(AheadWorld world, StartingPoint start, AheadWish wish, VirtualClock clock)
    {
        private string? _stopped;
        private Guid? _run = wish.Run;

        public async Task RunAsync(CancellationToken stop)
        {
            try
            {
                await BeginAsync(stop);
                while (await NextAsync(stop) is { } act)
                {
                    await act();
                    await world.Engine.DrainAsync(stop);
                }
            }
            catch (OperationCanceledException) when (world.Exceeded is { } limit)
            {
                _stopped = limit;
            }
            catch (TriggerConditionException refused)
            {
                _stopped = $"The flow does not start: {refused.Message}";
            }
        }

        public Foretold Result() => new(
            world.Log.Finish(wish.Limits.Lines),
            world.Asking.Asks,
            [.. world.Store.Waits.Select(Waiting)],
            Followed(),
            world.Zone.In(start.Now),
            world.Zone.In(_stopped is null ? wish.Until : clock.Now),
            _stopped)
        {
            RunsLeftOut = start.RunsLeftOut,
        };

        private async Task BeginAsync(CancellationToken stop)
        {
            await world.NameFlowsAsync(stop);
            foreach (var wait in world.Store.Waits.ToList())
            {
                await world.AskAsync(wait, stop);
            }

            world.ExpectClosings();
            start.Schedules.ToList().ForEach(schedule => PutDown(schedule, start.Now, stop));
            if (wish.Start is { } fresh)
            {
                world.Store.Add(fresh.Version);
                _run = (await world.Engine.StartAsync(new StartRun(fresh.Version.Id, start.Campaign, fresh.Trigger, fresh.Outputs), stop)).Run;
            }

            await world.Engine.DrainAsync(stop);
        }

        /// <summary>Moves the clock to what comes next; null when that is past the horizon.</summary>
        private async Task<Func<Task>?> NextAsync(CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            var (due, planned) = (await world.Engine.NextDueAsync(stop), world.Agenda.Next);
            if (due is { } timer && !(planned < timer))
            {
                clock.MoveTo(timer);
                return timer <= wish.Until ? () => Task.CompletedTask : null;
            }

            if (world.Agenda.Take(wish.Until) is not { } entry)
            {
                return null;
            }

            clock.MoveTo(entry.At);
            return entry.Act;
        }

        private void PutDown(ScheduledFlow schedule, DateTimeOffset after, CancellationToken stop)
        {
            if (schedule.Rule.NextAfter(after, schedule.Since) is { } next && next <= wish.Until)
            {
                world.Agenda.Add(next, async () =>
                {
                    PutDown(schedule, next, stop);
                    await world.Engine.StartAsync(FlowRecurrence.StartOf(schedule.Version, schedule.Trigger, next), stop);
                });
            }
        }

        private HashSet<Guid> Followed()
        {
            HashSet<Guid> followed = _run is { } run ? [run] : [];
            var before = -1;
            while (before != followed.Count)
            {
                before = followed.Count;
                followed.UnionWith(world.Store.Runs.Values.Where(child => child.Parent is { } parent && followed.Contains(parent.Run)).Select(child => child.Id));
            }

            return followed;
        }

        private StillWaiting Waiting(WaitWrite wait) => new(
            wait.Run, world.Store.FlowOf(wait.Run), wait.Path, wait.StepType, wait.Title, wait.WaitingFor, world.Zone.In(wait.Since),
            wait.Until is { } until ? world.Zone.In(until) : null, Asking.People(wait.MayAct));
    }
}
