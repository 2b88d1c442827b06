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

    /// <summary>The oldest stored event that was taken; null where it did not come so far.</summary>
    public PendingEvent? Oldest => _intake?.Oldest;

    /// <summary>A fault may have come after the commit.</summary>
    public bool IsCommitting { get; private set; }

    public async Task<TurnReport> RunAsync(CancellationToken cancel)
    {
        await using var turn = await environment.Store.BeginAsync(cancel);
        await using var desk = new ChangeDesk(environment.Desk, environment.Handlers, turn, _writes, environment.Options, environment.Ids, now);
        var firing = new TriggerFiring(environment, turn, desk, now);
        var dispatch = new EventDispatch(environment, plan, turn, desk, firing, _writes, now);
        var intake = _intake = new BatchIntake(environment, plan, turn, dispatch, firing, _writes, now);
        await intake.TakeAsync(cancel);
        desk.ForgetFacts();

        var children = new ChildFlows(turn, environment.Programs, _writes, intake.Works, environment.Options, environment.Ids, environment.Zone, now);
        await AdvanceAllAsync(intake.Works, turn, desk, children, cancel);
        var output = new BatchOutput(environment, _writes, now);
        foreach (var work in intake.Works)
        {
            output.Write(work, children);
        }

        IsCommitting = true;
        await turn.CommitAsync(_writes, cancel);
        intake.Answer();
        return new(
            intake.Works.Count,
            _writes.DispatchedEvents.Count,
            MoreDue: intake.IsFull || children.Told || desk.LeavesMore || dispatch.StoredWakes,
            MayHaveEvents: desk.IsUsed || (plan.Events > 0 && _writes.DispatchedEvents.Count >= plan.Events),
            Calls: desk.Performs || output.Calls,
            output.NextTimer);
    }

    // In rounds: a run may start others, which join the batch.
    private async Task AdvanceAllAsync(List<RunAtWork> works, ITurn turn, ChangeDesk desk, ChildFlows children, CancellationToken cancel)
    {
        for (var first = 0; first < works.Count;)
        {
            var known = works.Count;
            var round = works.GetRange(first, known - first).FindAll(w => !w.IsQueued)
                .ConvertAll(w => new RunAdvancing(w, environment, turn, desk, children, now));
            first = known;
            await AdvanceAsync(round, () => desk.IsUsed || desk.LeavesMore || children.Told || works.Count > known, cancel);
        }
    }

    /// <summary>In the order in which it came, whichever run it is for: what several runs have missed is taken up in due order.</summary>
    private async Task AdvanceAsync(List<RunAdvancing> round, Func<bool> isSpoiled, CancellationToken cancel)
    {
        foreach (var run in round)
        {
            await GuardAsync(run.Work, () => run.OpenAsync(cancel), isSpoiled);
        }

        foreach (var (run, arrival) in round.SelectMany(r => r.Work.Arrivals.Select(a => (Run: r, Arrival: a))).OrderBy(x => x.Arrival.Order))
        {
            await GuardAsync(run.Work, () => run.TakeAsync(arrival, cancel), isSpoiled);
        }

        foreach (var run in round)
        {
            await GuardAsync(run.Work, () => run.CloseAsync(cancel), isSpoiled);
        }
    }

    /// <summary>A fault of one run leaves the others as they are, unless something outside of the run has been touched.</summary>
    private async Task GuardAsync(RunAtWork work, Func<Task> advance, Func<bool> isSpoiled)
    {
        if (work.Fault is not null)
        {
            return;
        }

        try
        {
            await advance();
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !environment.Store.IsTransient(fault))
        {
            // Recorded with the run's items, or the requester's to see.
            work.Fault = fault;
            if (isSpoiled())
            {
                throw new BatchSpoiledException(work, fault);
            }
        }
    }
}
