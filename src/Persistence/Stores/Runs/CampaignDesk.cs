using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Outbox;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Facts;
using CampaignTracker.Workflows.Runtime.Ports;
using CampaignTracker.Workflows.Scheduling.WorkingDays;
using CampaignTracker.Workflows.Scheduling.Zones;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>Opens the campaign's records on the turn's own connection, inside its transaction.</summary>
public sealed class CampaignDesk(TrackerDatabase database, IIdSource ids, EngineOptions options, IEnumerable<TurnRecords> records) : ICampaignDesk
{
    private readonly Dictionary<Type, Func<TrackerDbContext, object>> _records = records.ToDictionary(r => r.Port, r => r.Make);

    private readonly Func<TrackerDbContext> _context = database.Provider switch
    {
        DatabaseProvider.Sqlite => Maker<SqliteTrackerDbContext>(database, ids, o => new(o)),
        DatabaseProvider.SqlServer => Maker<SqlServerTrackerDbContext>(database, ids, o => new(o)),
        DatabaseProvider.Postgres => Maker<PostgresTrackerDbContext>(database, ids, o => new(o)),
    };

    private readonly Zone _zone = TimeZones.Resolve(options.TimeZone);

    public ICampaignSession Open(ITurn turn, DateTimeOffset now)
    {
        var sql = turn as ISqlTurn ?? throw new InvalidOperationException("These records live in a database; the turn does not.");
        var context = _context();
        context.Database.SetDbConnection(sql.Connection, contextOwnsConnection: false);
        context.Database.UseTransaction(sql.Transaction);
        return new Session(context, _zone, now, _records);
    }

    private static Func<TrackerDbContext> Maker<TContext>(TrackerDatabase database, IIdSource ids, Func<DbContextOptions<TContext>, TContext> make)
        where TContext : TrackerDbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        builder.UseTracker(database).AddInterceptors(new OutboxInterceptor(ids));
        var options = builder.Options;
        return () => make(options);
    }

    private sealed class Session(TrackerDbContext context, Zone zone, DateTimeOffset now, Dictionary<Type, Func<TrackerDbContext, object>> records) : ICampaignSession
    {
        private readonly EfCampaignStore _campaigns = new(context);

        public async Task<TurnFacts?> FactsAsync(CampaignId campaign, CancellationToken cancel)
        {
            if (await _campaigns.LoadFactsAsync(campaign, zone.In(now), cancel) is not { } facts)
            {
                return null;
            }

            WorkingCalendars.TryResolve(facts.Jurisdiction, out var calendar);
            return new(CampaignFactsValue.Of(facts), CampaignFactsValue.Claims(facts), calendar);
        }

        public T Records<T>()
            where T : class
        {
            if (typeof(T) == typeof(ICampaignStore))
            {
                return (T)(object)_campaigns;
            }

            return records.TryGetValue(typeof(T), out var make)
                ? (T)make(context)
                : throw new InvalidOperationException($"A turn has no {typeof(T).Name}. Register it with the engine.");
        }

        public Task SaveAsync(CancellationToken cancel) => context.SaveChangesAsync(cancel);

        public ValueTask DisposeAsync() => context.DisposeAsync();
    }
}
