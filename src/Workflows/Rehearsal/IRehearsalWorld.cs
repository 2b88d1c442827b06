using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>What surrounds rehearsed runs: the campaign's records, the outside, and whoever watches.</summary>
public interface IRehearsalWorld
{
    /// <summary>Null where the run has no campaign.</summary>
    Task<RehearsalFacts?> FactsAsync(RehearsedRun run);

    /// <summary>Makes a change; gives its outcome where there is one at once.</summary>
    Task<Outcome?> ChangeAsync(RehearsedRun run, Effect.Change change);

    /// <summary>Stands in for work that would reach outside; null where the run has to wait for it.</summary>
    Task<Outcome?> CallAsync(RehearsedRun run, Effect.Call call);

    /// <summary>The step no longer waits: what it asked of people and is still open is withdrawn.</summary>
    Task WithdrawAsync(RehearsedRun run, long instance);

    /// <summary>The events that changes raised since the last call, in order.</summary>
    IReadOnlyList<RehearsedEvent> TakeEvents();

    /// <summary>Called in each turn with what it wrote into the history, before its effects are performed.</summary>
    void WatchTurn(RehearsedRun run, IReadOnlyList<JournalEntry> journal);

    /// <summary>The same, once they are.</summary>
    void WatchEffects(RehearsedRun run, IReadOnlyList<JournalEntry> journal);
}

public sealed record RehearsalFacts(Value Facts, Value Claims, IWorkingDays? WorkingDays);

public sealed record RehearsedEvent(Guid Id, string Name, Value Payload);
