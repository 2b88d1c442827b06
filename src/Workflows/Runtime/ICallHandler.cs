using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>Performs one kind of work that reaches outside. It runs outside of any transaction, at least once, and may be cut off at any point.</summary>
public interface ICallHandler
{
    /// <summary>As in <see cref="Effect.Call"/>: <c>Http</c>, <c>Deliver</c> ...</summary>
    string Kind { get; }

    /// <summary>
    /// Gives the outcome, also of a failure (<see cref="Outcome.MayRetry"/> lets the step's policy decide). An exception means that there
    /// is no outcome: the same work is performed again later, under the same key.
    /// </summary>
    /// <param name="cancel">Fires when the lease is lost or the process stops.</param>
    Task<Outcome> PerformAsync(CallWork work, CancellationToken cancel);
}

/// <param name="Key"><c>run/instance/attempt</c>, or what the handler of a change named: the same however often the work is performed.</param>
/// <param name="Run">Null for work that no run waits for.</param>
public sealed record CallWork(string Key, string Kind, Value Inputs, Guid? Run, long Instance, int Attempt, DateTimeOffset DueAt);
