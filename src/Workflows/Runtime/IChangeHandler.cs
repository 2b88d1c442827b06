using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>Makes one kind of change to the campaign's records, inside the transaction of the turn that wants it.</summary>
public interface IChangeHandler
{
    /// <summary>As in <see cref="Effect.Change"/>.</summary>
    string Kind { get; }

    /// <summary>
    /// Gives the outcome where there is one at once, else null; it then comes later as <see cref="RunInput.Completed"/>. A broken rule of
    /// the domain may be thrown: the step fails with the rule's sentence.
    /// </summary>
    Task<Outcome?> ApplyAsync(ChangeRequest change, IChangeScope scope, CancellationToken cancel);
}

/// <param name="Flow">The flow's name, for the records that say who made them.</param>
public sealed record ChangeRequest(StoredRun Run, string Flow, long Instance, int Attempt, string Path, string Kind, Value Inputs, DateTimeOffset Now)
{
    /// <summary>As <see cref="Effect.Change.ComesAgain"/>.</summary>
    public bool ComesAgain { get; init; }
}

/// <summary>What a change may touch. Everything is kept when the turn commits, or nothing is.</summary>
public interface IChangeScope
{
    IIdSource Ids { get; }

    /// <summary>The records, as the adapter of this store gives them.</summary>
    /// <typeparam name="T">A port such as <c>ICampaignStore</c>.</typeparam>
    T Records<T>()
        where T : class;

    /// <summary>Work that reaches outside and that no run waits for, such as a notice by mail. Performed at least once after the commit, under the key.</summary>
    void Perform(string kind, string key, Value inputs, DateTimeOffset? notBefore = null);
}
