using System.Collections.Concurrent;
using System.Data;
using Npgsql;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>
/// Open connections for turns. The one that was used last is used next, while the driver's own pool gives the one that has rested longest:
/// one turn at a time would go round all server processes, each with colder caches than the last. As many stay open as turns were under way at once.
/// </summary>
internal sealed class TurnConnections(NpgsqlDataSource source) : IAsyncDisposable
{
    private readonly ConcurrentStack<NpgsqlConnection> _resting = new();
    private bool _closed;

    public async ValueTask<NpgsqlConnection> TakeAsync(CancellationToken cancel) =>
        _resting.TryPop(out var rested) ? rested : await source.OpenConnectionAsync(cancel);

    public async ValueTask GiveBackAsync(NpgsqlConnection connection)
    {
        if (connection.State == ConnectionState.Open && !_closed)
        {
            _resting.Push(connection);
        }
        else
        {
            await DropAsync(connection);
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
            await rested.DisposeAsync();
        }
    }
}
