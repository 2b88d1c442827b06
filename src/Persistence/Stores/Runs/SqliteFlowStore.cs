using System.Data;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>Runs in a SQLite file. One connection writes, one turn at a time; other processes and the pages' contexts wait their turn by SQLite's own lock.</summary>
public sealed class SqliteFlowStore(TrackerDatabase database, TimeProvider time, ILogger logger) : IFlowStore, IAsyncDisposable
{
    private const int Busy = 5;
    private const int Locked = 6;

    private static readonly SqliteDialect Dialect = new();
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly SqliteCheckpoints _checkpoints = new(database, logger);
    private TurnCommands? _commands;

    public async Task<ITurn> BeginAsync(CancellationToken cancel)
    {
        await _writer.WaitAsync(cancel);
        try
        {
            var commands = await OpenAsync(cancel);

            // IMMEDIATE: the turn reads what it will change, so it must be the writer from its first read on.
            commands.Transaction = ((SqliteConnection)commands.Connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);
            return new RowTurn(commands, Dialect, null, time.GetUtcNow(), Release);
        }
        catch
        {
            _writer.Release();
            throw;
        }
    }

    public Task<DateTimeOffset?> NextReadyAsync(WorkQueue queue, CancellationToken cancel) => AloneAsync(
        async commands =>
        {
            var ticks = queue == WorkQueue.Outside
                ? await commands.ScalarAsync(Sql.NextLease, [], cancel)
                : await commands.ScalarAsync(Sql.NextReady, [(short)queue], cancel);
            return ticks is long t ? new DateTimeOffset(t, TimeSpan.Zero) : (DateTimeOffset?)null;
        },
        cancel);

    /// <summary>On a connection of its own: a turn asks for versions while it is the writer.</summary>
    public async Task<FlowVersion?> FindVersionAsync(Guid version, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        using var commands = new TurnCommands(connection);
        FlowVersion? found = null;
        await commands.ReadAsync(Sql.FindVersion, [version], row => found = RowReading.Version(row), cancel);
        return found;
    }

    public Task<IReadOnlyList<WorkItem>> LeaseAsync(string owner, TimeSpan length, DateTimeOffset now, int max, CancellationToken cancel) => AloneAsync(
        async commands =>
        {
            var items = new List<WorkItem>();
            await commands.ReadAsync(Dialect.Lease, [now.UtcTicks, (now + length).UtcTicks, owner, max], row => items.Add(RowReading.Item(row)), cancel);
            return (IReadOnlyList<WorkItem>)items;
        },
        cancel);

    public Task<bool> RenewAsync(Guid item, string owner, TimeSpan length, DateTimeOffset now, CancellationToken cancel) => AloneAsync(
        async commands => await commands.ExecuteAsync(Sql.Renew, [item, owner, (now + length).UtcTicks], cancel) == 1,
        cancel);

    public bool IsTransient(Exception exception) =>
        Causes.Of(exception).Any(c => c is RunChangedException or SqliteException { SqliteErrorCode: Busy or Locked });

    public bool IsUncertain(Exception exception) => false;

    public async ValueTask DisposeAsync()
    {
        await _writer.WaitAsync();
        if (_commands is { } commands)
        {
            commands.Dispose();
            await commands.Connection.DisposeAsync();
            _commands = null;
        }

        await _checkpoints.DisposeAsync();
        _writer.Dispose();
    }

    private async Task<T> AloneAsync<T>(Func<TurnCommands, Task<T>> work, CancellationToken cancel)
    {
        await _writer.WaitAsync(cancel);
        try
        {
            return await work(await OpenAsync(cancel));
        }
        finally
        {
            _writer.Release();
        }
    }

    private async Task<TurnCommands> OpenAsync(CancellationToken cancel) =>
        _commands ??= new TurnCommands(await database.OpenAsync(cancel));

    private ValueTask Release()
    {
        _checkpoints.Committed(_commands?.Executed ?? 0);
        _writer.Release();
        return ValueTask.CompletedTask;
    }
}
