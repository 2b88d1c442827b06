using CampaignTracker.Persistence.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>
/// Copies what was committed from the write-ahead log into the database file, on a connection and a thread of its own. SQLite would
/// have the commit that fills the log do it; among a million runs, whose rows lie far apart, that commit waits for a thousand scattered pages.
/// </summary>
/// <remarks>
/// Nothing depends on it but the log's length: what is committed is safe in the log. A log that grows faster than it is copied is
/// copied by a commit after all (<see cref="SqliteSettings.LongestLog"/>). Safe for use from several threads.
/// </remarks>
internal sealed class SqliteCheckpoints(TrackerDatabase database, ILogger logger) : IAsyncDisposable
{
    /// <summary>Statements between two checkpoints; each touches a page or two.</summary>
    private const int Interval = 2_000;

    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private SqliteConnection? _connection;
    private long _next = Interval;

    /// <summary>Called after a commit.</summary>
    /// <param name="statements">How many the store's connection has executed so far.</param>
    public void Committed(long statements)
    {
        lock (_gate)
        {
            if (statements >= _next && _running.IsCompleted)
            {
                _next = statements + Interval;
                _running = Task.Run(CheckpointAsync);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _running;
        if (_connection is { } connection)
        {
            await connection.DisposeAsync();
        }
    }

    private async Task CheckpointAsync()
    {
        try
        {
            _connection ??= (SqliteConnection)await database.OpenAsync(default);
            await using var command = _connection.CreateCommand();

            // PASSIVE: waits for nobody and holds nobody up; what a reader still needs is left for the next time.
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
            await command.ExecuteNonQueryAsync();
        }
        catch (SqliteException fault)
        {
            Logs.CheckpointFailed(logger, fault);
        }
    }
}
