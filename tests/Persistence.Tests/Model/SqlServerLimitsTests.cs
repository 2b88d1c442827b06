using System.Globalization;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CampaignTracker.Persistence.Tests.Model;

/// <summary>What SQL Server refuses when tables are made, found without a server.</summary>
public sealed class SqlServerLimitsTests : IDisposable
{
    private readonly SqlServerTrackerDbContext _context = new SqlServerDesignTimeFactory().CreateDbContext([]);

    [Fact]
    public void No_table_is_reached_by_two_cascading_deletes_nor_by_its_own()
    {
        var tables = _context.Model.GetRelationalModel().Tables.ToList();
        tables.Sum(t => t.ForeignKeyConstraints.Count(Cascades)).ShouldBeGreaterThan(20);
        tables.SelectMany(t => Reached(t, []).GroupBy(a => a).Where(g => g.Count() > 1 || g.Key == t).Select(g => $"{t.Name} from {g.Key.Name}"))
            .ShouldBeEmpty("SQL Server error 1785: give one of the foreign keys DeleteBehavior.NoAction.");
    }

    [Theory]
    [InlineData(3000, 0)]
    [InlineData(1500, 1500)]
    public void A_long_list_is_no_more_parameters_than_a_command_may_have(int ids, int texts)
    {
        Guid[] runs = [.. Enumerable.Range(0, ids).Select(n => new Guid(n, 0, 0, new byte[8]))];
        string[] triggers = [.. Enumerable.Range(0, texts).Select(n => n.ToString(CultureInfo.InvariantCulture))];
        var query = _context.Set<RunRow>().Where(r => runs.Contains(r.Id) || triggers.Contains(r.Trigger));
        query.CreateDbCommand().Parameters.Count.ShouldBeLessThanOrEqualTo(2100);
    }

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

    /// <summary>Once for each way that a delete comes from there to the table. A way that goes round ends where it has been.</summary>
    private static IEnumerable<ITable> Reached(ITable table, IReadOnlyList<ITable> way) => way.Contains(table)
        ? []
        : table.ForeignKeyConstraints.Where(Cascades).SelectMany(k => Reached(k.PrincipalTable, [.. way, table]).Prepend(k.PrincipalTable));

    private static bool Cascades(IForeignKeyConstraint key) => key.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull;

    private static int Bytes(IProperty property) =>
        property.GetTypeMapping().Converter?.ProviderClrType == typeof(string) || property.ClrType == typeof(string) ? (property.GetMaxLength() ?? 450) * 2 : 16;
}
