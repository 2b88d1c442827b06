using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CampaignTracker.Persistence.Tests.Databases;

/// <summary>A database of its own for one test class, made from the migrations and dropped afterwards.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private TrackerContextFactory? _factory;

    public SequentialIds Ids { get; } = new(seed: 7);

    public abstract TrackerDatabase Database { get; }

    /// <summary>False when no such server is configured; its tests are skipped then.</summary>
    protected virtual bool IsThere => true;

    public TrackerDbContext NewContext() =>
        (_factory ??= new TrackerContextFactory(Database, Ids, NullLoggerFactory.Instance)).CreateDbContext();

    public virtual async Task InitializeAsync()
    {
        if (IsThere)
        {
            await using var context = NewContext();
            await context.Database.MigrateAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (IsThere)
        {
            await using var context = NewContext();
            await context.Database.EnsureDeletedAsync();
        }
    }
}
