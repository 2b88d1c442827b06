using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>Where turns find the campaign's records.</summary>
public interface ICampaignDesk
{
    /// <summary>Opens the records inside the turn's transaction. Cheap: nothing is read before it is asked for.</summary>
    ICampaignSession Open(ITurn turn, DateTimeOffset now);
}

/// <summary>The records within one turn. Not safe for use from several threads.</summary>
public interface ICampaignSession : IAsyncDisposable
{
    /// <returns>Null when there is no such campaign.</returns>
    Task<TurnFacts?> FactsAsync(CampaignId campaign, CancellationToken cancel);

    T Records<T>()
        where T : class;

    /// <summary>Writes what was changed, inside the transaction, so that facts asked for afterwards show it.</summary>
    Task SaveAsync(CancellationToken cancel);
}

/// <summary>What an expression sees of a campaign.</summary>
/// <param name="WorkingDays">Of the campaign's jurisdiction; null where that has no calendar.</param>
public sealed record TurnFacts(Value Facts, Value Claims, IWorkingDays? WorkingDays);

/// <summary>For flows that belong to no campaign: benchmarks, the command line's <c>run</c>.</summary>
public sealed class NoCampaigns : ICampaignDesk, ICampaignSession
{
    public static readonly NoCampaigns Instance = new();

    public ICampaignSession Open(ITurn turn, DateTimeOffset now) => this;

    public Task<TurnFacts?> FactsAsync(CampaignId campaign, CancellationToken cancel) => Task.FromResult<TurnFacts?>(null);

    public T Records<T>()
        where T : class => throw new InvalidOperationException($"There are no campaigns here, so no {typeof(T).Name}.");

    public Task SaveAsync(CancellationToken cancel) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
