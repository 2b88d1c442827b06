using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>What pages and the API do with runs. Each call returns when it is committed, with its consequences: the next page shows them.</summary>
/// <remarks>Safe for use from several threads; calls that come together share one commit.</remarks>
public interface IRuns
{
    /// <summary>Starts a run. The same key again starts nothing and gives the run of the first time.</summary>
    /// <exception cref="UnknownFlowException">No such version.</exception>
    /// <exception cref="TriggerConditionException">A condition of the trigger does not hold.</exception>
    Task<RequestResult> StartAsync(StartRun start, CancellationToken cancel);

    /// <summary>Gives a run an input. The same key again changes nothing.</summary>
    /// <exception cref="UnknownRunException">No such run.</exception>
    Task<RequestResult> SubmitAsync(Guid run, RunInput input, string? key, CancellationToken cancel);

    /// <summary>Tells waiting runs of something that happened outside of the campaign's records, such as a webhook's answer. Events of the records come through the outbox.</summary>
    Task RaiseAsync(CampaignId? campaign, string name, Value payload, CancellationToken cancel);

    /// <summary>Changes a run's version and state in one go (a migration, its undo); <paramref name="rewrite"/> gives null to leave it as it is.</summary>
    /// <exception cref="UnknownRunException">No such run.</exception>
    Task<RequestResult> RewriteAsync(Guid run, Func<RunToRewrite, RunRewrite?> rewrite, CancellationToken cancel);

    /// <summary>Dispatches events that the caller has just committed and takes up what is due, until nothing is left: the next page shows it.</summary>
    Task CatchUpAsync(CancellationToken cancel);

    /// <summary>Takes up again what was parked after repeated failures; the journal keeps who wanted it and why. The same key again changes nothing.</summary>
    /// <exception cref="UnknownRunException">No such run.</exception>
    Task TryAgainAsync(Guid run, Actor by, string? key, CancellationToken cancel);
}

/// <param name="Key">Made by the caller, unique to the wish; null where a second run would be right.</param>
/// <param name="Firing">Given where a trigger fired by itself: its conditions and limits are looked at, and its history gets a line. Null where a person starts the run.</param>
/// <param name="Again">Given where the run repeats an earlier one at a person's wish.</param>
/// <param name="OfItem">The outputs hold one item of those that <c>splitOn</c> gave. The conditions are of the whole, so that they are not judged over it.</param>
public sealed record StartRun(
    Guid VersionId, CampaignId? Campaign, string Trigger, Value TriggerOutputs, string? Key = null, Firing? Firing = null, Repeat? Again = null, bool OfItem = false);

/// <param name="Outputs">What the conditions look at: the trigger's outputs before <c>splitOn</c>.</param>
/// <param name="Note">For the trigger history beside a run that started; empty for nothing.</param>
public sealed record Firing(ObjectValue Outputs, string Note = "");

/// <param name="Applied">False where the key had been used before, and nothing was done.</param>
/// <param name="Response">What a Response step of the run answered in this turn; null where none did.</param>
/// <param name="Refused">Why a trigger did not start a run, as its history says it; there is no run then.</param>
public sealed record RequestResult(Guid Run, RunStatus Status, bool Applied, Value? Response = null, string? Refused = null);

/// <param name="Context">What a turn at this moment may know, the campaign's facts included.</param>
/// <param name="HasMoved">Something else has reached the run in this same turn, before this.</param>
public sealed record RunToRewrite(Rows.StoredRun Run, FlowProgram Program, RunState State, AdvanceContext Context, bool HasMoved);

/// <param name="State">Of the new version's program.</param>
/// <param name="Moved">The record of a move, written with it; its turn is filled in.</param>
/// <param name="Undone">The record of an undone move, marked with it.</param>
public sealed record RunRewrite(
    Guid VersionId, RunState State, IReadOnlyList<Effect> Effects, IReadOnlyList<JournalEntry> Journal, Rows.MoveWrite? Moved = null, Rows.MoveUndoneWrite? Undone = null);

/// <summary>A condition of the trigger does not hold, so no run was started; the trigger's history says so too.</summary>
public sealed class TriggerConditionException(string reason) : Exception(reason);

public sealed class UnknownRunException(Guid run) : Exception($"There is no run {run}.")
{
    public Guid Run { get; } = run;
}

public sealed class UnknownFlowException(string flow) : Exception($"There is no flow {flow}. It may not have been published.")
{
    public string Flow { get; } = flow;
}
