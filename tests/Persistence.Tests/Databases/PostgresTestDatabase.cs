using CampaignTracker.Persistence.Databases;
using Npgsql;

namespace CampaignTracker.Persistence.Tests.Databases;

public sealed class PostgresTestDatabase : TestDatabase
{
    public const string Variable = "TRACKER_TEST_POSTGRES";

    public static string? Server => Environment.GetEnvironmentVariable(Variable);

    public override TrackerDatabase Database { get; } = new(DatabaseProvider.Postgres, new NpgsqlConnectionStringBuilder(Server)
    {
        Database = $"tracker_{Guid.NewGuid():N}",
        MaxPoolSize = 20,
    }.ToString());

    protected override bool IsThere => !string.IsNullOrWhiteSpace(Server);
}
