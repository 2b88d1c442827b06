using CampaignTracker.Persistence.Databases;
using CampaignTracker.TransactSql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CampaignTracker.Persistence.Tests.SqlServer;

/// <summary>What the migrations send to SQL Server, read as SQL Server reads it.</summary>
public sealed class MigrationScriptTests : IDisposable
{
    private const string History = "__EFMigrationsHistory";

    private readonly SqlServerTrackerDbContext _context = new SqlServerDesignTimeFactory().CreateDbContext([]);

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void The_migrations_leave_exactly_what_the_model_asks_for(MigrationsSqlGenerationOptions options)
    {
        var made = TransactSqlText.LeftBy(Migrator.GenerateScript(options: options)).Where(line => !line.StartsWith(History, StringComparison.Ordinal)).ToList();
        made.Count.ShouldBeGreaterThan(300);
        made.Order(StringComparer.Ordinal).ShouldBe(ScriptLines.Of(_context).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_migration_can_be_taken_back()
    {
        // Back to an empty database nobody goes.
        var migrations = _context.Database.GetMigrations().ToList();
        for (var i = migrations.Count - 1; i > 0; i--)
        {
            var before = Migrator.GenerateScript(toMigration: migrations[i - 1]);
            var thereAndBack = Migrator.GenerateScript(toMigration: migrations[i]) + Migrator.GenerateScript(migrations[i], migrations[i - 1]);
            TransactSqlText.LeftBy(thereAndBack).ShouldBe(TransactSqlText.LeftBy(before), ignoreOrder: true);
        }
    }

    [Theory]
    [InlineData("CREATE TABLE [A] ([Id] int NOT NULL, CONSTRAINT [PK_A] PRIMARY KEY ([Id])); ALTER TABLE [A] ALTER COLUMN [Id] bigint NOT NULL;", "can't be changed while")]
    [InlineData("CREATE TABLE [A] ([Id] int NOT NULL); CREATE INDEX [IX] ON [A] ([Name]);", "no column A.Name")]
    [InlineData("ALTER TABLE [A] ADD [Name] int NULL;", "no table A")]
    [InlineData("DROP TABLE [A];", "no table A")]
    [InlineData("CREATE TABLE [A] ([Id] serial PRIMARY KEY) WITHOUT ROWID;", "refuse")]
    public void A_slip_is_seen(string script, string fault) =>
        Should.Throw<TransactSqlException>(() => TransactSqlText.LeftBy(script)).Message.ShouldContain(fault);

    public void Dispose() => _context.Dispose();

    private IMigrator Migrator => _context.GetService<IMigrator>();
}
