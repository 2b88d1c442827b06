using CampaignTracker.Persistence.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignTracker.Persistence.Tests.Model;

/// <summary>What SQL Server refuses when tables are made, found without a server.</summary>
public sealed class SqlServerLimitsTests : IDisposable
{
    private readonly SqlServerTrackerDbContext _context = new SqlServerDesignTimeFactory().CreateDbContext([]);

    [Fact]
    public void No_table_is_reached_by_two_cascading_deletes() => OurTables()
        .SelectMany(t => CascadingAncestors(t).GroupBy(a => a).Where(g => g.Count() > 1).Select(g => $"{t.GetTableName()} from {g.Key}"))
        .ShouldBeEmpty("SQL Server error 1785: give one of the foreign keys DeleteBehavior.NoAction.");

    [Fact]
    public void Every_key_and_index_fits() => OurTables()
        .SelectMany(t => t.GetIndexes().Select(i => (t, i.Properties, Most: 1700)).Append((t, t.FindPrimaryKey()!.Properties, Most: 900)))
        .Where(x => x.Properties.Sum(Bytes) > x.Most)
        .Select(x => $"{x.t.GetTableName()}: {string.Join(", ", x.Properties.Select(p => p.Name))}")
        .ShouldBeEmpty("Give the text columns of this key or index a shorter HasMaxLength.");

    [Fact]
    public void The_schema_can_be_written_as_SQL() => _context.Database.GenerateCreateScript().ShouldContain("CREATE TABLE [Campaigns]");

    public void Dispose() => _context.Dispose();

    private IEnumerable<IEntityType> OurTables() =>
        _context.Model.GetEntityTypes().Where(t => t.GetTableName()?.StartsWith("AspNet", StringComparison.Ordinal) == false);

    private static IEnumerable<string> CascadingAncestors(IEntityType type) => type.GetForeignKeys()
        .Where(k => k.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull && k.PrincipalEntityType != type)
        .SelectMany(k => CascadingAncestors(k.PrincipalEntityType).Prepend(k.PrincipalEntityType.GetTableName()!));

    private static int Bytes(IProperty property) =>
        property.GetTypeMapping().Converter?.ProviderClrType == typeof(string) || property.ClrType == typeof(string) ? (property.GetMaxLength() ?? 450) * 2 : 16;
}
