using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Workflows.Runtime.Moves;

/// <summary>Runs a flow again with what an earlier run was started with, on the latest version. The earlier run is left as it is.</summary>
public sealed class RunRepeats(IRuns runs, FlowPrograms programs, IMoveStore store, IFlowLibrary library)
{
    /// <summary>
    /// The trigger's conditions, as the latest version has them, are looked at anew. Not for a run of one item of <c>splitOn</c>: they are of
    /// the list that it came in, which is gone, and held when it started.
    /// </summary>
    /// <param name="key">Made by the caller, unique to the wish: the same again gives the run of the first time.</param>
    /// <exception cref="UnknownRunException">No such run.</exception>
    /// <exception cref="TriggerConditionException">A condition of the trigger does not hold in the latest version.</exception>
    public async Task<RunRepeat> AgainAsync(Guid run, Actor by, string key, CancellationToken cancel)
    {
        var earlier = await store.FindRunAsync(run, cancel) ?? throw new UnknownRunException(run);
        var old = await programs.GetAsync(earlier.VersionId, cancel);
        var latest = await library.FindAsync(old.Version.FlowName, cancel) ?? throw new UnknownFlowException(old.Version.FlowName);
        if (old.Trigger(earlier.Trigger) is not null && latest.Triggers.All(t => !string.Equals(t.Name, earlier.Trigger, StringComparison.OrdinalIgnoreCase)))
        {
            return new(null, $"Version {latest.Number} has no trigger '{earlier.Trigger}' any more, so it can't be started in the same way.");
        }

        var written = WrittenState.Parse(earlier.State.Span);
        var state = written.Read(old.Program, await store.ContentsAsync(written.Contents, cancel));
        if (state.Status == RunStatus.New)
        {
            return new(null, "The run has not started yet.");
        }

        var started = await runs.StartAsync(
            new(latest.VersionId, earlier.Campaign, earlier.Trigger, state.TriggerOutputs, $"again/{run}/{key}", Again: new(run, by), OfItem: old.Trigger(earlier.Trigger)?.Splits == true),
            cancel);
        return new(started.Run, null);
    }
}

/// <param name="Run">The new run; null where it was refused.</param>
public sealed record RunRepeat(Guid? Run, string? Refused);
