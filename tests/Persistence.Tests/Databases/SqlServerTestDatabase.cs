using CampaignTracker.Persistence.Databases;
using Microsoft.Data.SqlClient;

namespace CampaignTracker.Persistence.Tests.Databases;

public sealed class SqlServerTestDatabase : TestDatabase
{
    public const string Variable = "TRACKER_TEST_SQLSERVER";

    public static string? Server => Environment.GetEnvironmentVariable(Variable);

    public override TrackerDatabase Database { get; } = new(DatabaseProvider.SqlServer, new SqlConnectionStringBuilder(Server ?? "")
    {
        InitialCatalog = $"tracker_{Guid.NewGuid():N}",
    }.ToString());

    protected override bool IsThere => !string.IsNullOrWhiteSpace(Server);
}
