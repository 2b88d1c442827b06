using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Persistence.Tests.Flows;

/// <summary>A process that ends after so many rewrites.</summary>
internal sealed class TornRuns(IRuns runs, int after) : IRuns
{
    private int _left = after;

    public Task<RequestResult> RewriteAsync(Guid run, Func<RunToRewrite, RunRewrite?> rewrite, CancellationToken cancel) =>
        Interlocked.Decrement(ref _left) < 0 ? throw new TornOffException() : runs.RewriteAsync(run, rewrite, cancel);

    public Task<RequestResult> StartAsync(StartRun start, CancellationToken cancel) => runs.StartAsync(start, cancel);

    public Task<RequestResult> SubmitAsync(Guid run, RunInput input, string? key, CancellationToken cancel) => runs.SubmitAsync(run, input, key, cancel);

    public Task RaiseAsync(CampaignId? campaign, string name, Value payload, CancellationToken cancel) => runs.RaiseAsync(campaign, name, payload, cancel);

    public Task CatchUpAsync(CancellationToken cancel) => runs.CatchUpAsync(cancel);

    public Task TryAgainAsync(Guid run, Actor by, string? key, CancellationToken cancel) => runs.TryAgainAsync(run, by, key, cancel);
}

internal sealed class TornOffException : Exception;
