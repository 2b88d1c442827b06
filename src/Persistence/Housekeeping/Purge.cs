using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Outbox;
using CampaignTracker.Workflows.Scheduling.Durations;
using CampaignTracker.Workflows.Scheduling.Zones;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Housekeeping;

/// <summary>
/// Takes away what is older than the retention policy, batch by batch, each in a transaction of its own, so that the engine never
/// waits long. Stopped half way it goes on the next time. Runs, waits and campaign records are never touched.
/// </summary>
public sealed class Purge(IDbContextFactory<TrackerDbContext> contexts, IOptions<RetentionOptions> options, TimeProvider time)
{
    private const int Runs = 50;
    private const int Rows = 500;

    public async Task<Purged> RunAsync(CancellationToken cancel)
    {
        var keep = options.Value;
        var journal = await JournalAsync(Before(keep.Journal), cancel);
        await MovesAsync(Before(keep.Journal), cancel);
        return new(
            journal,
            await new ContentPurge(contexts, time).RunAsync(cancel),
            await OutboxAsync(Before(keep.Outbox), cancel),
            await TriggerHistoryAsync(Before(keep.TriggerHistory), cancel),
            await KeysAsync(Before(keep.Keys), cancel));
    }

    private DateTimeOffset Before(string duration) =>
        (IsoDuration.Parse(duration) with { IsNegative = true }).AddTo(time.GetUtcNow(), TimeZones.Utc);

    private Task<int> JournalAsync(DateTimeOffset before, CancellationToken cancel) => InBatchesAsync(async context =>
    {
        var runs = await context.Set<RunRow>()
            .Where(r => r.EndedAt < before && context.Set<RunJournalRow>().Any(j => j.RunId == r.Id))
            .OrderBy(r => r.Id).Select(r => r.Id).Take(Runs).ToListAsync(cancel);
        if (runs.Count == 0)
        {
            return 0;
        }

        // With its journal goes what was kept of how it moved.
        await context.Set<RunMoveRow>().Where(m => runs.Contains(m.RunId)).ExecuteDeleteAsync(cancel);
        var gone = await context.Set<RunJournalRow>().Where(j => runs.Contains(j.RunId)).ExecuteDeleteAsync(cancel);
        await ContentPurge.OfRunsAsync(context, runs, cancel);
        return gone;
    }, cancel);

    /// <summary>Moves of which no run is left.</summary>
    private Task<int> MovesAsync(DateTimeOffset before, CancellationToken cancel) => InBatchesAsync(async context =>
    {
        var ids = await context.Set<FlowMoveRow>().Where(m => m.At < before && !context.Set<RunMoveRow>().Any(r => r.MoveId == m.Id))
            .OrderBy(m => m.Id).Select(m => m.Id).Take(Rows).ToListAsync(cancel);
        return ids.Count == 0 ? 0 : await context.Set<FlowMoveRow>().Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(cancel);
    }, cancel);

    private Task<int> OutboxAsync(DateTimeOffset before, CancellationToken cancel) => InBatchesAsync(async context =>
    {
        var ids = await context.Set<OutboxMessage>().Where(m => m.DispatchedAt < before).OrderBy(m => m.Id).Select(m => m.Id).Take(Rows).ToListAsync(cancel);
        return ids.Count == 0 ? 0 : await context.Set<OutboxMessage>().Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(cancel);
    }, cancel);

    private Task<int> TriggerHistoryAsync(DateTimeOffset before, CancellationToken cancel) => InBatchesAsync(async context =>
    {
        var ids = await context.Set<TriggerHistoryRow>().Where(t => t.At < before).OrderBy(t => t.Id).Select(t => t.Id).Take(Rows).ToListAsync(cancel);
        return ids.Count == 0 ? 0 : await context.Set<TriggerHistoryRow>().Where(t => ids.Contains(t.Id)).ExecuteDeleteAsync(cancel);
    }, cancel);

    private Task<int> KeysAsync(DateTimeOffset before, CancellationToken cancel) => InBatchesAsync(async context =>
    {
        var keys = await context.Set<AcceptedKeyRow>().Where(k => k.At < before).OrderBy(k => k.Key).Select(k => k.Key).Take(Rows).ToListAsync(cancel);
        return keys.Count == 0 ? 0 : await context.Set<AcceptedKeyRow>().Where(k => keys.Contains(k.Key)).ExecuteDeleteAsync(cancel);
    }, cancel);

    private async Task<int> InBatchesAsync(Func<TrackerDbContext, Task<int>> batch, CancellationToken cancel)
    {
        var all = 0;
        int gone;
        do
        {
            await using var context = await contexts.CreateDbContextAsync(cancel);
            gone = await batch(context);
            all += gone;
        }
        while (gone > 0);
        return all;
    }
}

/// <summary>Rows that were taken away.</summary>
public sealed record Purged(int Journal, int Contents, int Outbox, int TriggerHistory, int Keys);
