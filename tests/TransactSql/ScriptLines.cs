using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CampaignTracker.TransactSql;

/// <summary>The same line for the same thing, from a script and from the model.</summary>
public static class ScriptLines
{
    /// <summary>Each column, key, index and foreign key that the model asks for, in no order.</summary>
    public static IReadOnlyCollection<string> Of(DbContext context) =>
        [.. context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.SelectMany(Of)];

    internal static string Column(string table, string column, string type) => $"{table}.{column}: {type}";

    internal static string Constraint(string table, string name, IEnumerable<string> columns, string kind) =>
        $"{table}({string.Join(',', columns)}): {kind} {name}";

    internal static string Type(DataTypeReference type, Identifier? collation, bool isNullable)
    {
        var parameters = ((SqlDataTypeReference)type).Parameters.Select(p => p.Value.ToLowerInvariant()).ToList();
        var name = type.Name.BaseIdentifier.Value.ToLowerInvariant() + (parameters.Count == 0 ? "" : $"({string.Join(',', parameters)})");
        return Type(name, collation?.Value, isNullable);
    }

    internal static string Action(DeleteUpdateAction action) => action == DeleteUpdateAction.Cascade ? "cascade" : action == DeleteUpdateAction.SetNull ? "set null" : "";

    private static string Type(string type, string? collation, bool isNullable) =>
        $"{type}{(collation is null ? "" : " collate " + collation)}{(isNullable ? "" : " not null")}";

    private static IEnumerable<string> Of(ITable table)
    {
        foreach (var column in table.Columns)
        {
            yield return Column(table.Name, column.Name, Type(column.StoreType, column.Collation, column.IsNullable));
        }

        foreach (var key in table.UniqueConstraints)
        {
            yield return Constraint(table.Name, key.Name, key.Columns.Select(c => c.Name), key.GetIsPrimaryKey() ? "primary key" : "unique key");
        }

        foreach (var index in table.Indexes)
        {
            yield return Constraint(table.Name, index.Name, index.Columns.Select(c => c.Name), (index.IsUnique ? "unique index" : "index") + (index.Filter is null ? "" : " where"));
        }

        foreach (var key in table.ForeignKeyConstraints)
        {
            var action = key.OnDeleteAction switch { ReferentialAction.Cascade => "cascade", ReferentialAction.SetNull => "set null", _ => "" };
            yield return Constraint(
                table.Name, key.Name, key.Columns.Select(c => c.Name), $"foreign key to {key.PrincipalTable.Name}({string.Join(',', key.PrincipalColumns.Select(c => c.Name))}) {action}");
        }
    }
}
