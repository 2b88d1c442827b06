using System.Collections.Concurrent;
using System.Data;
using Npgsql;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>
/// Open connections for turns. The one that was used last is used next, while the driver's own pool gives the one that has rested longest:
/// one turn at a time would go round all server processes, each with colder caches than the last. Half of the pool at most is kept, the
/// rest is the driver's; a connection that has rested for a minute goes back to it, which knows how old it may get.
/// </summary>
internal sealed class TurnConnections(NpgsqlDataSource source, int most, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentStack<(NpgsqlConnection Connection, long Since)> _resting = new();
    private volatile bool _closed;

    public async ValueTask<NpgsqlConnection> TakeAsync(CancellationToken cancel)
    {
        if (!_resting.TryPop(out var rested))
        {
            return await source.OpenConnectionAsync(cancel);
        }

        if (time.GetElapsedTime(rested.Since) < LongestRest)
        {
            return rested.Connection;
        }

        // Those below it have rested longer still.
        await DropAsync(rested.Connection);
        return await source.OpenConnectionAsync(cancel);
    }

    public async ValueTask GiveBackAsync(NpgsqlConnection connection)
    {
        if (connection.State != ConnectionState.Open)
        {
            await DropAsync(connection);
        }
        else if (_resting.Count >= most)
        {
            await connection.DisposeAsync();
        }
        else
        {
            _resting.Push((connection, time.GetTimestamp()));
            if (_closed)
            {
                await CloseRestingAsync();
            }
        }
    }

    /// <summary>A connection that broke takes those at rest with it: most likely the server went away, and they are as dead without knowing it.</summary>
    public async ValueTask DropAsync(NpgsqlConnection connection)
    {
        await connection.DisposeAsync();
        await CloseRestingAsync();
    }

    public ValueTask DisposeAsync()
    {
        _closed = true;
        return CloseRestingAsync();
    }

    private async ValueTask CloseRestingAsync()
    {
        while (_resting.TryPop(out var rested))
        {
            await rested.Connection.DisposeAsync();
        }
    }
}
