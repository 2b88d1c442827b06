using System.Data.Common;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;
using Npgsql;

namespace CampaignTracker.Persistence.Stores.Runs;

internal sealed class PostgresTurn(NpgsqlConnection connection, NpgsqlTransaction transaction, StarvedCampaigns starved, DateTimeOffset at, Func<ValueTask> release) : ITurn, ISqlTurn
{
    private readonly Dictionary<Guid, StoredRun> _locked = [];

    public DbConnection Connection => connection;

    public DbTransaction Transaction => transaction;

    public Task<IReadOnlyList<WorkItem>> ClaimAsync(DateTimeOffset now, int max, CancellationToken cancel) =>
        ListAsync(Command(PostgresSql.Claim).With(now.UtcTicks).With(max), RowReading.Item, cancel);

    public async Task<IReadOnlySet<Guid>> HoldItemsAsync(IReadOnlyCollection<Guid> items, CancellationToken cancel) =>
        (await ListAsync(Command(PostgresSql.HoldItems).With(items.ToArray()), row => row.GetGuid(0), cancel)).ToHashSet();

    public async Task<IReadOnlyDictionary<Guid, StoredRun>> LockRunsAsync(IReadOnlyCollection<Guid> runs, CancellationToken cancel)
    {
        var others = runs.Where(r => !_locked.ContainsKey(r)).ToArray();
        if (others.Length > 0)
        {
            Remember(await ListAsync(Command(PostgresSql.LockRuns).With(others), RowReading.Run, cancel));
        }

        return runs.Where(_locked.ContainsKey).ToDictionary(r => r, r => _locked[r]);
    }

    public async Task<bool> RunExistsAsync(Guid run, CancellationToken cancel) =>
        (await ListAsync(Command(PostgresSql.RunExists).With(run), row => true, cancel)).Count > 0;

    public async Task<IReadOnlySet<CampaignId>> ShareCampaignsAsync(IReadOnlyCollection<CampaignId> campaigns, CancellationToken cancel) =>
        (await ListAsync(
            Command(PostgresSql.ShareCampaigns).With(campaigns.Select(c => c.Value).ToArray()), row => new CampaignId(row.GetGuid(0)), cancel)).ToHashSet();

    public async Task<IReadOnlyList<PendingEvent>> TakeEventsAsync(int max, CancellationToken cancel)
    {
        if (starved.Next() is { } hungry)
        {
            // Holds nothing yet, so it may wait; turns that only try give way to it.
            await ListAsync(Command(PostgresSql.WaitForCampaign).With(hungry), row => true, cancel);
            starved.Fed(hungry);
        }

        var campaigns = await ListAsync(Command(PostgresSql.CampaignsWithEvents).With(max), row => (Id: row.GetGuid(0), Got: row.GetBoolean(1)), cancel);
        foreach (var (id, got) in campaigns)
        {
            starved.Note(id, got);
        }

        var mine = campaigns.Where(c => c.Got).Select(c => c.Id).ToArray();
        return mine.Length == 0
            ? []
            : await ListAsync(Command(PostgresSql.PendingEvents).With(mine).With(max), RowReading.Event, cancel);
    }

    /// <summary>
    /// In one round trip, the locks of the runs that will be woken included. Each statement of it sees what was committed before it began:
    /// the waits are looked up once the campaigns are locked.
    /// </summary>
    public async Task<IReadOnlyList<EventReach>> ReachAsync(IReadOnlyList<PendingEvent> events, CancellationToken cancel)
    {
        var campaigns = events.Select(e => RowReading.KeyOf(e.Campaign)).ToArray();
        var names = events.Select(e => e.Name).ToArray();
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.Next(PostgresSql.TakeCampaigns).With(campaigns);
        batch.Next(PostgresSql.FirstSubscribers).With(campaigns).With(names).With(Subscription.Facts).With(EventReach.Most);
        batch.Next(PostgresSql.Triggers).With(campaigns).With(names);
        batch.Next(PostgresSql.LockFirstRuns).With(campaigns).With(names).With(Subscription.Facts).With(EventReach.Most);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var taken = (await RowsAsync(reader, row => row.GetGuid(0), cancel)).ToHashSet();
        await reader.NextResultAsync(cancel);
        var waits = (await RowsAsync(reader, row => (At: row.GetInt64(4), Wait: RowReading.Subscription(row)), cancel)).ToLookup(r => r.At, r => r.Wait);
        await reader.NextResultAsync(cancel);
        var starts = (await RowsAsync(reader, row => (At: row.GetInt64(5), Start: RowReading.Trigger(row)), cancel)).ToLookup(r => r.At, r => r.Start);
        await reader.NextResultAsync(cancel);
        Remember(await RowsAsync(reader, RowReading.Run, cancel));
        return [.. campaigns.Select((campaign, i) => new EventReach(taken.Contains(campaign), [.. waits[i + 1]], [.. starts[i + 1]]))];
    }

    public Task<IReadOnlyList<Subscription>> SubscribersAsync(CampaignId? campaign, string name, Subscription? after, int max, CancellationToken cancel) =>
        ListAsync(
            Command(PostgresSql.Subscribers).With(RowReading.KeyOf(campaign)).With(new[] { name, Subscription.Facts })
                .With(after?.Run ?? Guid.Empty).With(after?.Instance ?? -1L).With(max),
            RowReading.Subscription,
            cancel);

    public async Task<Guid?> LatestVersionAsync(string flow, CancellationToken cancel)
    {
        var found = await ListAsync(
            Command(Positional(Sql.LatestVersion)).With(flow.ToLowerInvariant()).With(Guid.TryParse(flow, out var id) ? id : Guid.Empty),
            row => row.IsDBNull(0) ? (Guid?)null : row.GetGuid(0),
            cancel);
        return found.Count > 0 ? found[0] : null;
    }

    public async Task<bool> TakeTriggerAsync(Guid flow, string trigger, CancellationToken cancel) =>
        (await ListAsync(Command(PostgresSql.TakeTrigger).With(RowTurn.TriggerLock(flow, trigger)), row => row.GetBoolean(0), cancel))[0];

    public async Task<RunsOfTrigger> RunsOfTriggerAsync(Guid flow, string trigger, CancellationToken cancel) =>
        (await ListAsync(
            Command(Positional(Sql.RunsOfTrigger)).With(flow).With(trigger),
            row => new RunsOfTrigger((int)row.GetInt64(0), (int)row.GetInt64(1)),
            cancel))[0];

    public Task<IReadOnlyList<StepOfRun>> OpenChildrenAsync(Guid parent, CancellationToken cancel) =>
        ListAsync(Command(Positional(Sql.OpenChildren)).With(parent), row => new StepOfRun(row.GetGuid(0), row.GetInt64(1)), cancel);

    public async Task<int> OpenBelowAsync(Guid root, CancellationToken cancel) =>
        (int)(await ListAsync(Command(Positional(Sql.OpenBelow)).With(root), row => row.GetInt64(0), cancel))[0];

    public Task UnparkAsync(Guid run, DateTimeOffset now, CancellationToken cancel) =>
        ListAsync(Command(Positional(Sql.Unpark)).With(run).With(now.UtcTicks), row => true, cancel);

    public async Task<IReadOnlyDictionary<string, Guid>> FindKeysAsync(IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        (await ListAsync(Command(PostgresSql.FindKeys).With(keys.ToArray()), row => (row.GetString(0), row.GetGuid(1)), cancel)).ToDictionary();

    public async Task<IReadOnlyDictionary<string, byte[]>> ContentsAsync(IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        (await ListAsync(Command(PostgresSql.FindContents).With(keys.ToArray()), row => (row.GetString(0), row.GetFieldValue<byte[]>(1)), cancel)).ToDictionary();

    public async Task WriteAsync(TurnWrites writes, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        PostgresWrites.Add(batch, writes, at);
        if (batch.BatchCommands.Count > 0)
        {
            await WriteAsync(batch, writes, cancel);
        }
    }

    public Task CommitAsync(CancellationToken cancel) => transaction.CommitAsync(cancel);

    /// <summary>In one round trip: where a statement of it fails the server skips the rest, its commit included.</summary>
    public async Task CommitAsync(TurnWrites writes, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        PostgresWrites.Add(batch, writes, at);
        batch.Next("COMMIT");
        await WriteAsync(batch, writes, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            await release();
        }
    }

    private static async Task WriteAsync(NpgsqlBatch batch, TurnWrites writes, CancellationToken cancel)
    {
        try
        {
            await batch.ExecuteNonQueryAsync(cancel);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            // Nothing else in it divides.
            throw new RunChangedException(writes.Runs.First(r => !r.IsNew).Run.Id);
        }
    }

    private static async Task<IReadOnlyList<T>> ListAsync<T>(NpgsqlCommand command, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await using var owned = command;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await RowsAsync(reader, read, cancel);
    }

    private static async Task<IReadOnlyList<T>> RowsAsync<T>(DbDataReader reader, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        var list = new List<T>();
        while (await reader.ReadAsync(cancel))
        {
            list.Add(read(reader));
        }

        return list;
    }

    private static string Positional(string sql) => sql.Replace("@p1", "$2", StringComparison.Ordinal).Replace("@p0", "$1", StringComparison.Ordinal);

    private void Remember(IReadOnlyList<StoredRun> runs)
    {
        foreach (var run in runs)
        {
            _locked[run.Id] = run;
        }
    }

    private NpgsqlCommand Command(string sql) => new(sql, connection, transaction);
}
