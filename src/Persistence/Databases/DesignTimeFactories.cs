using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CampaignTracker.Persistence.Databases;

// For `dotnet ef`, which needs a model and never opens a connection.

internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteTrackerDbContext>
{
    public SqliteTrackerDbContext CreateDbContext(string[] args) =>
        new(DesignTime.Options<SqliteTrackerDbContext>(DatabaseProvider.Sqlite, "Data Source=:memory:"));
}

internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerTrackerDbContext>
{
    public SqlServerTrackerDbContext CreateDbContext(string[] args) =>
        new(DesignTime.Options<SqlServerTrackerDbContext>(DatabaseProvider.SqlServer, "Server=.;Database=tracker"));
}

internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresTrackerDbContext>
{
    public PostgresTrackerDbContext CreateDbContext(string[] args) =>
        new(DesignTime.Options<PostgresTrackerDbContext>(DatabaseProvider.Postgres, "Host=localhost;Database=tracker"));
}

internal static class DesignTime
{
    public static DbContextOptions<TContext> Options<TContext>(DatabaseProvider provider, string connectionString)
        where TContext : DbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        options.UseTracker(new TrackerDatabase(provider, connectionString));
        return options.Options;
    }
}
