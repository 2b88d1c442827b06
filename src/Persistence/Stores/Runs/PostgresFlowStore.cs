using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;
using Npgsql;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>Runs in PostgreSQL: row locks with SKIP LOCKED, campaigns by advisory locks, leases by the server's clock.</summary>
public sealed class PostgresFlowStore : IFlowStore, IAsyncDisposable
{
    // Statements of a hot path are few: all of them stay prepared on each connection.
    private const int Prepared = 64;

    // idle_in_transaction_session_timeout
    private const string FellSilent = "25P03";

    private readonly NpgsqlDataSource _source;
    private readonly TurnConnections _connections;
    private readonly TimeProvider _time;
    private readonly StarvedCampaigns _starved = new();

    public PostgresFlowStore(Databases.TrackerDatabase database, TimeProvider time)
    {
        // No reset: a turn sets nothing for the session, its locks end with its transaction, and resetting costs a tenth of a turn.
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxAutoPrepare = Prepared, AutoPrepareMinUsages = 2, NoResetOnClose = true };

        // Every statement goes by keys, so its plan depends neither on the values nor on how many rows there are just now: making a plan anew
        // each time costs more than running it, and tables whose rows come and go look empty to the planner when they are not.
        settings.Options += " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off";
        _source = NpgsqlDataSource.Create(settings);
        _connections = new(_source, Math.Max(1, settings.MaxPoolSize / 2), time);
        _time = time;
    }

    public async Task<ITurn> BeginAsync(CancellationToken cancel)
    {
        var connection = await _connections.TakeAsync(cancel);
        try
        {
            return new PostgresTurn(connection, await connection.BeginTransactionAsync(cancel), _starved, _time.GetUtcNow(), () => _connections.GiveBackAsync(connection));
        }
        catch
        {
            await _connections.DropAsync(connection);
            throw;
        }
    }

    public async Task<DateTimeOffset?> NextReadyAsync(WorkQueue queue, CancellationToken cancel)
    {
        await using var command = queue == WorkQueue.Outside
            ? _source.CreateCommand(Sql.NextLease)
            : _source.CreateCommand("""SELECT MIN("ReadyAt") FROM "WorkItems" WHERE "Queue"=$1""").With((short)queue);
        return await command.ExecuteScalarAsync(cancel) is long ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    public async Task<FlowVersion?> FindVersionAsync(Guid version, CancellationToken cancel)
    {
        await using var command = _source.CreateCommand(Sql.FindVersion.Replace("@p0", "$1", StringComparison.Ordinal)).With(version);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? RowReading.Version(reader) : null;
    }

    public async Task<IReadOnlyList<WorkItem>> LeaseAsync(string owner, TimeSpan length, DateTimeOffset now, int max, CancellationToken cancel)
    {
        await using var command = _source.CreateCommand(PostgresSql.Lease).With(now.UtcTicks).With(length.Ticks).With(owner).With(max);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var items = new List<WorkItem>();
        while (await reader.ReadAsync(cancel))
        {
            items.Add(RowReading.Item(reader));
        }

        return items;
    }

    public async Task<bool> RenewAsync(Guid item, string owner, TimeSpan length, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = _source.CreateCommand(PostgresSql.Renew).With(item).With(owner).With(length.Ticks);
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    public bool IsTransient(Exception exception) =>
        Causes.Of(exception).Any(c => c is RunChangedException or NpgsqlException { IsTransient: true } or PostgresException { SqlState: FellSilent });

    /// <summary>What the server itself reports it has not committed, but for a shutdown that overtook its answer.</summary>
    public bool IsUncertain(Exception exception) => Causes.Of(exception).Any(c =>
        c is NpgsqlException and (not PostgresException or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown }));

    public async ValueTask DisposeAsync()
    {
        await _connections.DisposeAsync();
        await _source.DisposeAsync();
    }
}
