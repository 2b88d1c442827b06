using CampaignTracker.Persistence.Databases;

namespace CampaignTracker.Persistence.Tests.Databases;

/// <summary>A file, not memory: what is tested is what runs.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    public override TrackerDatabase Database { get; } = new(
        DatabaseProvider.Sqlite, $"Data Source={Path.Combine(Path.GetTempPath(), $"tracker-{Guid.NewGuid():N}.db")};Pooling=False");
}
