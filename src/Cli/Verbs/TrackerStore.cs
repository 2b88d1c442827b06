using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Exchange;
using CampaignTracker.Persistence.Stores.Runs;
using CampaignTracker.Workflows.Scheduling.Zones;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Cli.Verbs;

/// <summary>The tracker's database as the command line uses it: the site's own settings from the environment, or a data folder.</summary>
internal sealed class TrackerStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Zone _zone;

    private TrackerStore(ServiceProvider services, Zone zone) => (_services, _zone) = (services, zone);

    private IDbContextFactory<TrackerDbContext> Contexts => _services.GetRequiredService<IDbContextFactory<TrackerDbContext>>();

    private IIdSource Ids => _services.GetRequiredService<IIdSource>();

    private TimeProvider Time => _services.GetRequiredService<TimeProvider>();

    /// <param name="folder">Replaces <c>Data:Folder</c>; null leaves it.</param>
    /// <exception cref="InputException">The database is not up to date, and is not a file of this machine that can be brought so here.</exception>
    public static async Task<TrackerStore> OpenAsync(string? folder, CancellationToken cancellation)
    {
        var overrides = folder is null ? [] : new Dictionary<string, string?> { ["Data:Folder"] = folder };
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(overrides).Build();
        var services = new ServiceCollection().AddLogging().AddTrackerPersistence(configuration).BuildServiceProvider();
        var zone = TimeZones.Resolve(configuration["Site:TimeZone"] ?? "Europe/London");
        await using var context = await services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(cancellation);
        var isFile = services.GetRequiredService<TrackerDatabase>().Provider == DatabaseProvider.Sqlite;
        if (isFile)
        {
            await context.Database.MigrateAsync(cancellation);
        }
        else if ((await context.Database.GetPendingMigrationsAsync(cancellation)).Any())
        {
            throw new InputException("The database is not up to date. Run the site with 'migrate' first.");
        }

        return new TrackerStore(services, zone);
    }

    public CampaignExport Export() => new(Contexts, _zone);

    public CampaignImport Import() => new(Contexts, new FlowLibrary(Contexts, Ids, Time), Ids, Time, _zone);

    public PeopleImport People() => new(Contexts, Ids, Time);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
