using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Persistence.Databases;

/// <summary>Gives pooled contexts for the chosen database. Thread-safe; dispose each context to give it back.</summary>
public sealed class TrackerContextFactory(TrackerDatabase database, IIdSource ids, ILoggerFactory logging) : IDbContextFactory<TrackerDbContext>
{
    private readonly Func<TrackerDbContext> _rent = database.Provider switch
    {
        DatabaseProvider.Sqlite => Pool<SqliteTrackerDbContext>(database, ids, logging),
        DatabaseProvider.SqlServer => Pool<SqlServerTrackerDbContext>(database, ids, logging),
        DatabaseProvider.Postgres => Pool<PostgresTrackerDbContext>(database, ids, logging),
    };

    public TrackerDbContext CreateDbContext() => _rent();

    private static Func<TContext> Pool<TContext>(TrackerDatabase database, IIdSource ids, ILoggerFactory logging)
        where TContext : TrackerDbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        options.UseTracker(database).UseLoggerFactory(logging).AddInterceptors(new OutboxInterceptor(ids));
        return new PooledDbContextFactory<TContext>(options.Options).CreateDbContext;
    }
}
