using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence;

// One type per database, because EF Core keeps one set of migrations per context type.

public sealed class SqliteTrackerDbContext(DbContextOptions<SqliteTrackerDbContext> options) : TrackerDbContext(options);

public sealed class SqlServerTrackerDbContext(DbContextOptions<SqlServerTrackerDbContext> options) : TrackerDbContext(options);

public sealed class PostgresTrackerDbContext(DbContextOptions<PostgresTrackerDbContext> options) : TrackerDbContext(options);
