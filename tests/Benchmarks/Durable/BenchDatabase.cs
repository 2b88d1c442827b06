using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Stores.Runs;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CampaignTracker.Benchmarks.Durable;

/// <summary>A fresh database with the product's own schema, and engines over it.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    public const string PostgresVariable = "TRACKER_TEST_POSTGRES";

    private const string WaitsForItsEvent = """
        { "triggers": { "manual": { "type": "Request" } },
          "actions": { "Wait_for_it": { "type": "Campaign.WaitForEvent", "inputs": { "event": "it.happened", "title": "It" } } } }
        """;

    private readonly TrackerContextFactory _contexts;
    private readonly string? _file;

    private BenchDatabase(TrackerDatabase database, string? file)
    {
        Database = database;
        _file = file;
        Ids = new TimeOrderedIds(TimeProvider.System);
        _contexts = new TrackerContextFactory(database, Ids, NullLoggerFactory.Instance);
    }

    public TrackerDatabase Database { get; }

    public IIdSource Ids { get; }

    public Guid Version { get; private set; }

    public static async Task<BenchDatabase> SqliteAsync(string synchronous)
    {
        var file = Path.Combine(Directory.GetCurrentDirectory(), $"bench-{Guid.NewGuid():N}.db");
        var database = new TrackerDatabase(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=False") { SqliteSynchronous = synchronous };
        return await new BenchDatabase(database, file).MadeAsync();
    }

    public static async Task<BenchDatabase> PostgresAsync(string server)
    {
        var settings = new NpgsqlConnectionStringBuilder(server) { Database = $"bench_{Guid.NewGuid():N}" };
        return await new BenchDatabase(new TrackerDatabase(DatabaseProvider.Postgres, settings.ToString()), null).MadeAsync();
    }

    public RunEngine NewEngine(EngineOptions? options = null) => new(
        FlowStores.Over(Database, TimeProvider.System, NullLogger<IFlowStore>.Instance), NoCampaigns.Instance, EngineHandlers.None, Ids, TimeProvider.System, options ?? new(), NullLogger<RunEngine>.Instance);

    public CampaignId NewCampaign() => new(Ids.Next());

    public StartRun Start(CampaignId campaign) => new(Version, campaign, "manual", Value.Null);

    public async ValueTask DisposeAsync()
    {
        if (_file is null)
        {
            await using var context = _contexts.CreateDbContext();
            await context.Database.EnsureDeletedAsync();
            return;
        }

        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(_file + suffix);
        }
    }

    private async Task<BenchDatabase> MadeAsync()
    {
        await using (var context = _contexts.CreateDbContext())
        {
            await context.Database.MigrateAsync();
        }

        var published = await new FlowLibrary(_contexts, Ids, TimeProvider.System).PublishAsync(new("Bench", null, WaitsForItsEvent, "bench", ""), default);
        Version = published.VersionId;
        return this;
    }
}
