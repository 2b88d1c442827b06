using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>
/// One transaction: collects what reaches which run, advances each run once by all of it, writes everything, commits. The commit is
/// shared by all runs of the batch, which is what makes many runs in flight cheaper than one at a time.
/// </summary>
internal sealed class TurnBatch(TurnEnvironment environment, BatchPlan plan, DateTimeOffset now)
{
    private readonly TurnWrites _writes = new();
    private BatchIntake? _intake;

    /// <summary>Requests that met a lock of another node: they go into the next batch.</summary>
    public IReadOnlyList<TurnRequest> Postponed => _intake?.Postponed ?? [];

    /// <summary>Items that were claimed, in order; empty where it did not come so far.</summary>
    public IReadOnlyList<WorkItem> Claimed => _intake?.Claimed ?? [];

    public async Task<TurnReport> RunAsync(CancellationToken cancel)
    {
        await using var turn = await environment.Store.BeginAsync(cancel);
        await using var desk = new ChangeDesk(environment.Desk, environment.Handlers, turn, _writes, environment.Ids, now);
        var firing = new TriggerFiring(environment, turn, desk, now);
        var dispatch = new EventDispatch(environment, plan, turn, desk, firing, _writes, now);
        var intake = _intake = new BatchIntake(environment, plan, turn, dispatch, firing, _writes, now);
        await intake.TakeAsync(cancel);
        desk.ForgetFacts();

        var children = new ChildFlows(turn, environment.Programs, _writes, intake.Works, environment.Ids, environment.Zone, now);
        await AdvanceAllAsync(intake.Works, turn, desk, children, cancel);
        var output = new BatchOutput(environment, _writes, now);
        foreach (var work in intake.Works)
        {
            output.Write(work, children);
        }

        await turn.CommitAsync(_writes, cancel);
        intake.Answer();
        return new(
            intake.Works.Count,
            _writes.DispatchedEvents.Count,
            MoreDue: intake.IsFull || children.Told || dispatch.StoredWakes,
            MayHaveEvents: desk.IsUsed || (plan.Events > 0 && _writes.DispatchedEvents.Count >= plan.Events),
            Calls: desk.Performs || output.Calls,
            output.NextTimer);
    }

    // By index: a run may start others, which join the batch.
    private async Task AdvanceAllAsync(List<RunAtWork> works, ITurn turn, ChangeDesk desk, ChildFlows children, CancellationToken cancel)
    {
        for (var i = 0; i < works.Count; i++)
        {
            var work = works[i];
            var before = works.Count;
            if (work.IsQueued)
            {
                continue;
            }

            try
            {
                work.Flow = await environment.Programs.GetAsync(work.Stored.VersionId, cancel);
                await new RunAdvancing(work, turn, environment.Contents, desk, children, environment.Options, now).RunAsync(cancel);
            }
            catch (Exception fault) when (fault is not OperationCanceledException && !environment.Store.IsTransient(fault))
            {
                // Recorded with the run's items, or the requester's to see.
                work.Fault = fault;
                if (desk.IsUsed || children.Told || works.Count > before)
                {
                    throw new BatchSpoiledException(work, fault);
                }
            }
        }
    }
}
