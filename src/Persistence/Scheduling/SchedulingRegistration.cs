using CampaignTracker.Persistence.Databases;
using CampaignTracker.Workflows.Scheduling.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace CampaignTracker.Persistence.Scheduling;

public static class SchedulingRegistration
{
    /// <summary>On the database that the configuration names. A wrong setting registers nothing: the start is stopped by its own sentence.</summary>
    public static IServiceCollection AddTrackerScheduling(this IServiceCollection services, IConfiguration configuration)
    {
        var options = PersistenceRegistration.Read(configuration);
        return TrackerDatabase.TryReadProvider(options.Provider, out var provider)
            && (provider == DatabaseProvider.Sqlite ? !string.IsNullOrWhiteSpace(options.Folder) : !string.IsNullOrWhiteSpace(options.ConnectionString))
            ? services.AddTrackerScheduling(provider.ToString(), TrackerDatabase.From(options).ConnectionString)
            : services;
    }

    /// <summary>
    /// Hosts what recurs on Quartz, stored in the tracker's own database, in tables it makes itself (prefix <c>QRTZ_</c>).
    /// Register each <see cref="IRecurringWork"/> beside it. Nodes that share a server database share the work; SQLite has one node.
    /// </summary>
    /// <param name="provider"><c>Sqlite</c>, <c>SqlServer</c> or <c>Postgres</c>.</param>
    /// <exception cref="ArgumentException">Another provider.</exception>
    public static IServiceCollection AddTrackerScheduling(this IServiceCollection services, string provider, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IRecurringJobs, QuartzRecurringJobs>();
        services.AddQuartz(quartz => quartz
            .UsePersistentStore(store => UseDatabase(store, provider, connectionString)));
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return services;
    }

    private static void UseDatabase(IPersistentStoreBuilder store, string provider, string connectionString)
    {
        switch (provider)
        {
            case "Sqlite":
                store.UseSqlite(connectionString);
                break;
            case "SqlServer":
                store.UseSqlServer(connectionString);
                store.UseClustering(Cluster);
                break;
            case "Postgres":
                store.UsePostgres(connectionString);
                store.UseClustering(Cluster);
                break;
            default:
                throw new ArgumentException($"The data provider '{provider}' is not known. Use Sqlite, SqlServer or Postgres.", nameof(provider));
        }

        store.ProvisionSchema();
        store.UseTriggerPersistenceDelegate<OccurrenceTriggerRows>();
        store.ConfigureStore(options => options.MisfireThreshold = RecurringFire.Grace);
    }

    private static void Cluster(ClusteringOptions clustering) => clustering.CheckinInterval = TimeSpan.FromSeconds(2);
}
