using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Stores;
using CampaignTracker.Workflows.Runtime.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence;

public static class PersistenceRegistration
{
    /// <summary>Registers the database that the configuration names: a factory of <see cref="TrackerDbContext"/> and a scoped context.
    /// A wrong setting stops the start with one sentence that names it.</summary>
    public static IServiceCollection AddTrackerPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TrackerDatabaseOptions>()
            .Configure(o => Read(configuration, o))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<TrackerDatabaseOptions>, TrackerDatabaseOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdSource, TimeOrderedIds>();
        services.AddSingleton(provider => TrackerDatabase.From(provider.GetRequiredService<IOptions<TrackerDatabaseOptions>>().Value));
        services.AddSingleton<IDbContextFactory<TrackerDbContext>, TrackerContextFactory>();
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContext());
        services.AddScoped<ICampaignStore, EfCampaignStore>();
        return services;
    }

    /// <summary>The settings as they are, not yet checked.</summary>
    internal static TrackerDatabaseOptions Read(IConfiguration configuration)
    {
        var options = new TrackerDatabaseOptions();
        Read(configuration, options);
        return options;
    }

    private static void Read(IConfiguration configuration, TrackerDatabaseOptions options)
    {
        options.Provider = configuration["Data:Provider"] ?? options.Provider;
        options.Folder = configuration["Data:Folder"] ?? options.Folder;
        options.ConnectionString = configuration.GetConnectionString("Tracker");
    }
}
