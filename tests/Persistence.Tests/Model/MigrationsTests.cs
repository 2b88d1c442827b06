using CampaignTracker.Persistence.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignTracker.Persistence.Tests.Model;

public sealed class MigrationsTests
{
    public static TheoryData<DatabaseProvider> Providers => [.. Enum.GetValues<DatabaseProvider>()];

    [Theory]
    [MemberData(nameof(Providers))]
    public void The_migrations_hold_the_whole_model(DatabaseProvider provider)
    {
        using var context = Open(provider);
        context.Database.HasPendingModelChanges().ShouldBeFalse("The model changed: run infra/migrations.sh NAME and commit what it writes.");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Each_database_has_its_own_migrations(DatabaseProvider provider)
    {
        using var context = Open(provider);
        context.Database.GetMigrations().Select(NameOf).ShouldBe(Open(DatabaseProvider.Sqlite).Database.GetMigrations().Select(NameOf));
        NameOf(context.Database.GetMigrations().First()).ShouldBe("Initial");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Ids_are_never_made_by_the_database(DatabaseProvider provider)
    {
        using var context = Open(provider);
        context.Model.GetEntityTypes()
            .Where(t => t.ClrType.Namespace!.StartsWith("CampaignTracker.Domain", StringComparison.Ordinal))
            .SelectMany(t => t.FindPrimaryKey()!.Properties)
            .Where(p => p.ValueGenerated != ValueGenerated.Never)
            .ShouldBeEmpty();
    }

    private static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private static TrackerDbContext Open(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => new SqliteDesignTimeFactory().CreateDbContext([]),
        DatabaseProvider.SqlServer => new SqlServerDesignTimeFactory().CreateDbContext([]),
        DatabaseProvider.Postgres => new PostgresDesignTimeFactory().CreateDbContext([]),
    };
}
