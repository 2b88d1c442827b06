using CampaignTracker.Persistence.Databases;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Persistence.Stores.Runs;

public static class FlowStores
{
    /// <summary>The store for the database that was chosen. Dispose it where it is disposable.</summary>
    public static IFlowStore Over(TrackerDatabase database, TimeProvider time) => database.Provider switch
    {
        DatabaseProvider.Sqlite => new SqliteFlowStore(database, time),
        DatabaseProvider.SqlServer => new SqlServerFlowStore(database, time),
        DatabaseProvider.Postgres => new PostgresFlowStore(database, time),
    };
}
