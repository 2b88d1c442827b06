using System.Data.Common;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Execution.Migrating;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Moves;
using CampaignTracker.Workflows.Runtime.Rows;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Stores.Flows;

public sealed class MoveStore(IDbContextFactory<TrackerDbContext> contexts) : IMoveStore
{
    public Task<IReadOnlyList<StoredRun>> UnderWayAsync(Guid version, Guid? after, int max, CancellationToken cancel) => ReadAsync<IReadOnlyList<StoredRun>>(
        async context =>
        {
            var rows = context.Set<RunRow>().Where(r => r.FlowVersionId == version
                && (r.Status == RunStatus.New || r.Status == RunStatus.Running || r.Status == RunStatus.Paused));
            rows = after is { } last ? rows.Where(r => r.Id > last) : rows;
            return [.. (await rows.OrderBy(r => r.Id).Take(max).ToListAsync(cancel)).Select(r => r.ToStored())];
        },
        cancel);

    public Task<StoredRun?> FindRunAsync(Guid run, CancellationToken cancel) =>
        ReadAsync(async context => await context.Set<RunRow>().FirstOrDefaultAsync(r => r.Id == run, cancel) is { } row ? row.ToStored() : null, cancel);

    public async Task<IReadOnlyDictionary<string, Value>> ContentsAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        if (keys.Count == 0)
        {
            return new Dictionary<string, Value>();
        }

        await using var context = await contexts.CreateDbContextAsync(cancel);
        return (await KeptContents.ReadAsync(context, keys, cancel)).ToDictionary(c => c.Key, c => ValueJson.Parse(c.Value), StringComparer.Ordinal);
    }

    public Task<int> CountUnderWayAsync(Guid version, CancellationToken cancel) => ReadAsync(
        context => context.Set<RunRow>().CountAsync(
            r => r.FlowVersionId == version && (r.Status == RunStatus.New || r.Status == RunStatus.Running || r.Status == RunStatus.Paused), cancel),
        cancel);

    public Task<MoveWork?> WorkAsync(Guid work, CancellationToken cancel) => ReadAsync(
        context => context.Set<WorkItemRow>().Where(w => w.Id == work).Select(w => new MoveWork(w.LastError, w.Queue == WorkQueue.Parked)).FirstOrDefaultAsync(cancel), cancel);

    public Task TakeUpAsync(Guid work, DateTimeOffset now, CancellationToken cancel) => ReadAsync(
        context => context.Set<WorkItemRow>().Where(w => w.Id == work && w.Queue == WorkQueue.Parked)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.Queue, WorkQueue.Outside).SetProperty(w => w.ReadyAt, now).SetProperty(w => w.Attempt, 0), cancel),
        cancel);

    public Task<Guid?> LastMovedAsync(Guid move, CancellationToken cancel) => ReadAsync(
        context => context.Set<RunMoveRow>().Where(m => m.MoveId == move).OrderByDescending(m => m.RunId).Select(m => (Guid?)m.RunId).FirstOrDefaultAsync(cancel), cancel);

    public async Task AddAsync(FlowMove move, WorkItem? work, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.Set<FlowMoveRow>().AnyAsync(m => m.Id == move.Id, cancel))
        {
            return;
        }

        if (work is not null)
        {
            context.Add(Row(work));
        }

        context.Add(new FlowMoveRow
        {
            Id = move.Id,
            FlowId = move.Flow,
            FromVersionId = move.Wish.From,
            ToVersionId = move.Wish.To,
            RunId = move.Wish.Run,
            Renames = Renames(move.Wish.Renames).ToString(),
            By = move.By.Name,
            Reason = move.By.Reason,
            At = move.At,
        });
        await SaveOnceAsync(context, context.Set<FlowMoveRow>().Where(m => m.Id == move.Id), cancel);
    }

    public async Task AddAsync(WorkItem work, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var same = context.Set<WorkItemRow>().Where(w => w.Id == work.Id);
        if (!await same.AnyAsync(cancel))
        {
            context.Add(Row(work));
            await SaveOnceAsync(context, same, cancel);
        }
    }

    public Task<FlowMove?> FindAsync(Guid move, CancellationToken cancel) =>
        ReadAsync(async context => await context.Set<FlowMoveRow>().FirstOrDefaultAsync(m => m.Id == move, cancel) is { } row ? Move(row) : null, cancel);

    public Task<IReadOnlyList<MovedRun>> MovedAsync(Guid move, Guid? after, int max, CancellationToken cancel) =>
        ReadAsync(context => PartAsync(context, context.Set<RunMoveRow>().Where(m => m.MoveId == move && m.UndoneAt == null), after, max, cancel), cancel);

    public Task<IReadOnlyList<MovedRun>> UndoableAsync(Guid move, Guid? after, int max, CancellationToken cancel) =>
        ReadAsync(context => PartAsync(context, Undoable(context, move), after, max, cancel), cancel);

    public Task<IReadOnlySet<Guid>> MovedOfAsync(Guid move, IReadOnlyCollection<Guid> runs, CancellationToken cancel) => ReadAsync<IReadOnlySet<Guid>>(
        async context => (await context.Set<RunMoveRow>().Where(m => m.MoveId == move && runs.Contains(m.RunId)).Select(m => m.RunId).ToListAsync(cancel)).ToHashSet(),
        cancel);

    public Task<MovedRun?> FindMovedAsync(Guid move, Guid run, CancellationToken cancel) => ReadAsync(
        context => Moved(context, context.Set<RunMoveRow>().Where(m => m.MoveId == move && m.RunId == run)).FirstOrDefaultAsync(cancel), cancel);

    public Task<MoveTally> TallyAsync(Guid move, CancellationToken cancel) => ReadAsync(
        async context =>
        {
            var rows = context.Set<RunMoveRow>().Where(m => m.MoveId == move);
            return new MoveTally(
                await rows.CountAsync(cancel),
                await Undoable(context, move).CountAsync(cancel),
                await rows.CountAsync(m => m.UndoneAt != null, cancel));
        },
        cancel);

    public Task<byte[]?> BeforeAsync(Guid move, Guid run, CancellationToken cancel) => ReadAsync(
        context => context.Set<RunMoveRow>().Where(m => m.MoveId == move && m.RunId == run).Select(m => m.Before).FirstOrDefaultAsync(cancel), cancel);

    public Task<JournalEntry?> NextEntryAsync(Guid run, long turn, CancellationToken cancel) => ReadAsync(
        async context =>
        {
            var entries = await context.Set<RunJournalRow>().Where(j => j.RunId == run && j.Turn > turn)
                .OrderBy(j => j.Turn).ThenBy(j => j.Part).Select(j => j.Entries).FirstOrDefaultAsync(cancel);
            return entries is not null && JournalJson.Read(entries) is { Count: > 0 } read ? read[0] : null;
        },
        cancel);

    public Task<IReadOnlyList<JournalPage>> JournalAsync(Guid run, JournalPage? before, int max, CancellationToken cancel) => ReadAsync<IReadOnlyList<JournalPage>>(
        async context =>
        {
            var rows = context.Set<RunJournalRow>().Where(j => j.RunId == run);
            if (before is { Turn: var turn, Part: var part })
            {
                rows = rows.Where(j => j.Turn < turn || (j.Turn == turn && j.Part < part));
            }

            var pages = await rows.OrderByDescending(j => j.Turn).ThenByDescending(j => j.Part).Take(max).ToListAsync(cancel);
            return [.. pages.Select(j => new JournalPage(j.Turn, j.Part, JournalJson.Read(j.Entries)))];
        },
        cancel);

    public Task<NamesSince> NamesAsync(Guid run, CancellationToken cancel) => ReadAsync(
        async context =>
        {
            var moves = from moved in context.Set<RunMoveRow>().Where(m => m.RunId == run && m.UndoneAt == null)
                        join move in context.Set<FlowMoveRow>() on moved.MoveId equals move.Id
                        select new { moved.Turn, move.Renames };
            return new NamesSince((await moves.ToListAsync(cancel)).Select(m => (m.Turn, (IReadOnlyDictionary<string, string>)Renames(m.Renames))));
        },
        cancel);

    private static WorkItemRow Row(WorkItem work) => new()
    {
        Id = work.Id,
        Queue = work.Queue,
        Kind = work.Kind,
        Purpose = work.Purpose,
        DueAt = work.DueAt,
        ReadyAt = work.ReadyAt,
        Payload = work.Payload.ToArray(),
    };

    /// <summary>The same form sent twice at once writes the same rows twice: the first ones stay. Whatever else it was is thrown.</summary>
    private static async Task SaveOnceAsync<T>(TrackerDbContext context, IQueryable<T> same, CancellationToken cancel)
    {
        try
        {
            await context.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException fault) when (fault.InnerException is DbException)
        {
            context.ChangeTracker.Clear();
            if (!await same.AnyAsync(cancel))
            {
                throw;
            }
        }
    }

    private static IQueryable<RunMoveRow> Undoable(TrackerDbContext context, Guid move) => context.Set<RunMoveRow>().Where(
        m => m.MoveId == move && m.UndoneAt == null && m.Before != null && context.Set<RunRow>().Any(r => r.Id == m.RunId && r.Turn == m.Turn));

    private static async Task<IReadOnlyList<MovedRun>> PartAsync(
        TrackerDbContext context, IQueryable<RunMoveRow> rows, Guid? after, int max, CancellationToken cancel) =>
        await Moved(context, after is { } last ? rows.Where(m => m.RunId > last) : rows).Take(max).ToListAsync(cancel);

    private static IQueryable<MovedRun> Moved(TrackerDbContext context, IQueryable<RunMoveRow> rows) =>
        from row in rows
        join run in context.Set<RunRow>() on row.RunId equals run.Id
        orderby row.RunId
        select new MovedRun(row.RunId, row.Turn, run.Turn, row.Before != null, row.UndoneAt);

    private static ObjectValue Renames(IReadOnlyDictionary<string, string> renames) => ObjectValue.Of([.. renames.Select(r => (r.Key, Value.Of(r.Value)))]);

    private static Dictionary<string, string> Renames(string json) =>
        ((ObjectValue)ValueJson.Parse(json)).ToDictionary(p => p.Key, p => p.Value.AsText() ?? "", StringComparer.OrdinalIgnoreCase);

    private static FlowMove Move(FlowMoveRow row) =>
        new(row.Id, row.FlowId, new(row.FromVersionId, row.ToVersionId, row.RunId, Renames(row.Renames)), new(row.By, row.Reason), row.At);

    private async Task<T> ReadAsync<T>(Func<TrackerDbContext, Task<T>> query, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await query(context);
    }
}
