using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CampaignTracker.Persistence.Databases;

/// <summary>
/// Lets one node at a time make a server's database and fill it. The lock of EF Core's migrations is not enough: it does not reach over the making of
/// the database and of the table that it locks, nor over what is planted afterwards.
/// </summary>
public static class StartLock
{
    /// <summary>
    /// Makes the database where there is none, and waits until no other node holds the lock, however long that takes. A node that dies lets go of it
    /// with its connection. A SQLite file belongs to one process, so there is nothing to wait for.
    /// </summary>
    /// <param name="context">Its connection stays open until the lock is let go, so it does nothing else; its owner disposes of it afterwards.</param>
    /// <returns>Lets go of the lock when it is disposed of.</returns>
    public static async Task<IAsyncDisposable> TakeAsync(TrackerDbContext context, DatabaseProvider provider, CancellationToken cancel)
    {
        var (take, release) = provider switch
        {
            DatabaseProvider.Sqlite => ("", ""),
            DatabaseProvider.Postgres => ("SELECT pg_advisory_lock(7237117975334838644)", "SELECT pg_advisory_unlock(7237117975334838644)"),
            DatabaseProvider.SqlServer => (
                "EXEC sp_getapplock @Resource = N'CampaignTracker start', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = -1",
                "EXEC sp_releaseapplock @Resource = N'CampaignTracker start', @LockOwner = N'Session'"),
        };
        var held = new Held(context.Database, release);
        if (provider != DatabaseProvider.Sqlite)
        {
            await MakeAsync(context.GetService<IRelationalDatabaseCreator>(), cancel);
            context.Database.SetCommandTimeout(0);
            await context.Database.OpenConnectionAsync(cancel);
            await context.Database.ExecuteSqlRawAsync(take, cancel);
        }

        return held;
    }

    private static async Task MakeAsync(IRelationalDatabaseCreator database, CancellationToken cancel)
    {
        if (await database.ExistsAsync(cancel))
        {
            return;
        }

        try
        {
            await database.CreateAsync(cancel);
        }
        catch (DbException)
        {
            // Another node was quicker; whatever else it was is thrown.
            if (!await database.ExistsAsync(cancel))
            {
                throw;
            }
        }
    }

    /// <param name="release">Empty where nothing was taken.</param>
    private sealed class Held(DatabaseFacade database, string release) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (release.Length > 0)
            {
                await database.ExecuteSqlRawAsync(release);
                await database.CloseConnectionAsync();
            }
        }
    }
}
