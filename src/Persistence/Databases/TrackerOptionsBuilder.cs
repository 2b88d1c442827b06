using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Databases;

internal static class TrackerOptionsBuilder
{
    /// <summary>The same choices for the running product, for migrations and for tests.</summary>
    public static DbContextOptionsBuilder UseTracker(this DbContextOptionsBuilder options, TrackerDatabase database) => database.Provider switch
    {
        // Split queries: a campaign has several lists of parts, whose product would be fetched otherwise.
        DatabaseProvider.Sqlite => options
            .UseSqlite(database.ConnectionString, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(new SqliteSettingsInterceptor()),
        DatabaseProvider.SqlServer => options
            .UseSqlServer(database.ConnectionString, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)),
        DatabaseProvider.Postgres => options
            .UseNpgsql(database.ConnectionString, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)),
    };
}
