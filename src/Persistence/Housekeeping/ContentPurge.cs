using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Stores.Flows;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Housekeeping;

/// <summary>
/// Takes away large values that neither their run's journal nor its state refers to any more: a state lets go of what no later step needs, and
/// a journal goes when its time is over. Looks at runs that are under way or ended lately; the others have been looked at before.
/// </summary>
internal sealed class ContentPurge(IDbContextFactory<TrackerDbContext> contexts, TimeProvider time)
{
    private const int Page = 500;

    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var (gone, after) = (0, "");
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancel);
            var from = after;
#pragma warning disable CA1307, CA1309, CA1310 // Translated to SQL's comparison.
            var keys = await context.Set<ContentRow>().Where(c => string.Compare(c.Hash, from) > 0).OrderBy(c => c.Hash).Select(c => c.Hash).Take(Page).ToListAsync(cancel);
#pragma warning restore CA1307, CA1309, CA1310
            if (keys.Count == 0)
            {
                return gone;
            }

            after = keys[^1];
            var runs = keys.Select(RunContents.RunOf).OfType<Guid>().Distinct().ToList();
            var since = time.GetUtcNow() - Lately;
            var looked = await context.Set<RunRow>().Where(r => runs.Contains(r.Id) && (r.EndedAt == null || r.EndedAt > since || !context.Set<RunJournalRow>().Any(j => j.RunId == r.Id))).Select(r => r.Id).ToListAsync(cancel);
            gone += await OfRunsAsync(context, looked, cancel);
        }
    }

    /// <summary>Run after run, each in a transaction that keeps turns of that run out.</summary>
    public static async Task<int> OfRunsAsync(TrackerDbContext context, IReadOnlyCollection<Guid> runs, CancellationToken cancel)
    {
        var gone = 0;
        foreach (var run in runs)
        {
            gone += await OfRunAsync(context, run, cancel);
        }

        return gone;
    }

    private static async Task<int> OfRunAsync(TrackerDbContext context, Guid run, CancellationToken cancel)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);

        // Changes nothing, but holds the row: a turn in progress is waited for, a later one leaves the run alone until the commit.
        await context.Set<RunRow>().Where(r => r.Id == run).ExecuteUpdateAsync(set => set.SetProperty(r => r.Turn, r => r.Turn), cancel);
        // A range of the key in every collation: 'g' comes after the hexadecimal digits.
        var (from, to) = (RunContents.PrefixOf(run), RunContents.PrefixOf(run) + "g");
#pragma warning disable CA1307, CA1309, CA1310 // Translated to SQL's comparison.
        var keys = await context.Set<ContentRow>().Where(c => string.Compare(c.Hash, from) > 0 && string.Compare(c.Hash, to) < 0).Select(c => c.Hash).ToListAsync(cancel);
#pragma warning restore CA1307, CA1309, CA1310
        if (keys.Count == 0)
        {
            return 0;
        }

        var unused = keys.ToHashSet(StringComparer.Ordinal);
        unused.ExceptWith(await OfStateAsync(context, run, cancel));
        if (unused.Count > 0)
        {
            unused.ExceptWith(await OfJournalAsync(context, run, cancel));
        }

        var gone = 0;
        foreach (var page in unused.Chunk(KeptContents.Page))
        {
            gone += await context.Set<ContentRow>().Where(c => page.Contains(c.Hash)).ExecuteDeleteAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return gone;
    }

    private static async Task<IEnumerable<string>> OfStateAsync(TrackerDbContext context, Guid run, CancellationToken cancel)
    {
        var state = await context.Set<RunRow>().Where(r => r.Id == run).Select(r => r.State).FirstOrDefaultAsync(cancel);
        return state is null ? [] : WrittenState.Parse(state).Contents;
    }

    private static async Task<IEnumerable<string>> OfJournalAsync(TrackerDbContext context, Guid run, CancellationToken cancel)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        if (await context.Set<RunJournalRow>().AnyAsync(j => j.RunId == run, cancel))
        {
            used.Add(RunContents.AnswerOf(run));
        }

        var entries = context.Set<RunJournalRow>().Where(j => j.RunId == run && j.Entries.Contains("$content")).Select(j => j.Entries).AsAsyncEnumerable();
        await foreach (var row in entries.WithCancellation(cancel))
        {
            foreach (var entry in JournalJson.Read(row))
            {
                Value?[] values = [entry.Inputs, entry.Outputs, entry.Tracked];
                used.UnionWith(values.OfType<Value>().Select(JournalJson.ContentOf).OfType<string>());
            }
        }

        return used;
    }
}
