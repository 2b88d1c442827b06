using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Ports;
using CampaignTracker.Workflows.Runtime.Rows;
using CampaignTracker.Workflows.Runtime.Turns;

namespace CampaignTracker.Workflows.Briefings.Engine;

/// <summary>Transactions on the engine's own store: records and the work they leave behind commit together.</summary>
/// <param name="engine">Asked for only when something was committed: the engine's handlers need these units, so it can't be there before them.</param>
public sealed class EngineUnits(IFlowStore store, ICampaignDesk desk, IIdSource ids, TimeProvider time, Func<RunEngine> engine) : IBriefingUnits
{
    public async Task<IBriefingUnit> BeginAsync(CancellationToken cancellation)
    {
        var turn = await store.BeginAsync(cancellation).ConfigureAwait(false);
        return new Unit(turn, desk.Open(turn, time.GetUtcNow()), ids, time, engine);
    }

    private sealed class Unit(ITurn turn, ICampaignSession session, IIdSource ids, TimeProvider time, Func<RunEngine> engine) : IBriefingUnit
    {
        private readonly TurnWrites _writes = new();

        public IBriefingStore Briefings { get; } = session.Records<IBriefingStore>();

        public ICampaignStore Campaigns { get; } = session.Records<ICampaignStore>();

        public IIdSource Ids => ids;

        public void Perform(BriefingJob job)
        {
            var at = job.NotBefore ?? time.GetUtcNow();
            var step = job.Step;
            _writes.Items.Add(new WorkItem
            {
                Id = ids.Next(),
                Queue = WorkQueue.Outside,
                Kind = WorkKind.Call,
                Run = step?.RunId,
                Instance = step?.Instance ?? 0,
                DueAt = at,
                ReadyAt = at,
                Payload = CallJson.Write(new CallWork(job.Key, job.Kind, job.Inputs, step?.RunId, step?.Instance ?? 0, step?.Attempt ?? 1, at)),
            });
        }

        public async Task CommitAsync(CancellationToken cancellation)
        {
            await session.SaveAsync(cancellation).ConfigureAwait(false);
            await turn.WriteAsync(_writes, cancellation).ConfigureAwait(false);
            await turn.CommitAsync(cancellation).ConfigureAwait(false);

            // Events may have been written with the records; work was, if any was asked for.
            engine().TurnsWake.Raise();
            engine().CallsWake.Raise();
        }

        public async ValueTask DisposeAsync()
        {
            await session.DisposeAsync().ConfigureAwait(false);
            await turn.DisposeAsync().ConfigureAwait(false);
        }
    }
}
