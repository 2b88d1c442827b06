using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignTracker.TransactSql;

/// <param name="Type">As SQL Server names it: nvarchar(200), bigint ...</param>
/// <param name="IsNeeded">An INSERT must give it a value.</param>
public sealed record SchemaColumn(string Name, string Type, bool IsNeeded);

/// <summary>The tables that the migrations leave on SQL Server, and their columns. Names are exact: a server may be set to tell cases apart.</summary>
public sealed class Schema(IReadOnlyDictionary<string, IReadOnlyDictionary<string, SchemaColumn>> tables)
{
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, SchemaColumn>> Tables { get; } = tables;

    public static Schema Of(DbContext context)
    {
        var model = context.GetService<IDesignTimeModel>().Model.GetRelationalModel();
        return new(model.Tables.ToDictionary(
            t => t.Name,
            IReadOnlyDictionary<string, SchemaColumn> (t) => t.Columns.ToDictionary(c => c.Name, Column, StringComparer.Ordinal),
            StringComparer.Ordinal));
    }

    /// <summary>Looks at a text that is to be sent: its grammar, each table and column that it names, and whether its INSERTs are whole.</summary>
    /// <exception cref="TransactSqlException">SQL Server would refuse it.</exception>
    public void Check(string sql) => Binding.Check(sql, this);

    private static SchemaColumn Column(IColumn column) => new(
        column.Name,
        column.StoreType,
        !column.IsNullable && column.DefaultValueSql is null && !column.TryGetDefaultValue(out _) && column.ComputedColumnSql is null
            && column.PropertyMappings.All(m => m.Property.ValueGenerated == ValueGenerated.Never));
}
