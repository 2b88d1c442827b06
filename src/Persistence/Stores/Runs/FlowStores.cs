using CampaignTracker.Persistence.Databases;
using CampaignTracker.Workflows.Runtime;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Persistence.Stores.Runs;

public static class FlowStores
{
    /// <summary>The store for the database that was chosen. Dispose it where it is disposable.</summary>
    public static IFlowStore Over(TrackerDatabase database, TimeProvider time, ILogger<IFlowStore> logger) => database.Provider switch
    {
        DatabaseProvider.Sqlite => new SqliteFlowStore(database, time, logger),
        DatabaseProvider.SqlServer => new SqlServerFlowStore(database, time),
        DatabaseProvider.Postgres => new PostgresFlowStore(database, time),
    };
}
