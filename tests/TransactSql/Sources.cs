using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CampaignTracker.TransactSql;

/// <summary>One table of a FROM, by the name that its columns are called with.</summary>
/// <param name="Columns">Null where only a server knows them.</param>
internal sealed record Source(string? Name, IReadOnlyDictionary<string, SchemaColumn>? Columns);

/// <summary>Finds what a FROM, a common table expression or a target offers.</summary>
internal sealed class Sources(Schema schema, Action<string> fault)
{
    private static readonly Dictionary<string, SchemaColumn> None = [];

    private readonly Dictionary<string, IReadOnlyDictionary<string, SchemaColumn>?> _named = new(StringComparer.Ordinal);

    /// <summary>Names of common table expressions, for the statement that begins with them.</summary>
    public void Define(WithCtesAndXmlNamespaces? with)
    {
        _named.Clear();
        foreach (var table in with?.CommonTableExpressions ?? [])
        {
            _named[table.ExpressionName.Value] = Renamed(ColumnsOf(table.QueryExpression), table.Columns);
        }
    }

    public IEnumerable<Source> Of(FromClause? from) => from?.TableReferences.SelectMany(Of) ?? [];

    public IEnumerable<Source> Of(TableReference table) => table switch
    {
        NamedTableReference t => [new(t.Alias?.Value ?? NameOf(t), Table(NameOf(t)))],
        QueryDerivedTable t => [new(t.Alias?.Value, Renamed(ColumnsOf(t.QueryExpression), t.Columns))],
        InlineDerivedTable t => [new(t.Alias?.Value, Renamed(None, t.Columns))],
        OpenJsonTableReference t => [new(t.Alias?.Value, Untyped(t.SchemaDeclarationItems.Count == 0
            ? ["key", "value", "type"]
            : t.SchemaDeclarationItems.Select(i => i.ColumnDefinition.ColumnIdentifier.Value)))],
        QualifiedJoin t => [.. Of(t.FirstTableReference), .. Of(t.SecondTableReference)],
        UnqualifiedJoin t => [.. Of(t.FirstTableReference), .. Of(t.SecondTableReference)],
        JoinParenthesisTableReference t => Of(t.Join),
        TableReferenceWithAlias t => [new(t.Alias?.Value, null)],
        _ => [new(null, null)],
    };

    public static string NameOf(NamedTableReference table) => table.SchemaObject.BaseIdentifier.Value;

    public IReadOnlyDictionary<string, SchemaColumn>? Table(string name)
    {
        if (_named.TryGetValue(name, out var named))
        {
            return named;
        }

        if (schema.Tables.TryGetValue(name, out var columns))
        {
            return columns;
        }

        fault($"there is no table {name}");
        return null;
    }

    /// <summary>What a query gives to the query around it.</summary>
    public IReadOnlyDictionary<string, SchemaColumn>? ColumnsOf(QueryExpression query) => query switch
    {
        QueryParenthesisExpression q => ColumnsOf(q.QueryExpression),
        BinaryQueryExpression q => ColumnsOf(q.FirstQueryExpression),
        QuerySpecification q => Selected(q),
        _ => null,
    };

    private Dictionary<string, SchemaColumn>? Selected(QuerySpecification query)
    {
        var selected = new Dictionary<string, SchemaColumn>(StringComparer.Ordinal);
        foreach (var element in query.SelectElements)
        {
            if (element is SelectStarExpression star)
            {
                foreach (var source in Of(query.FromClause).Where(s => star.Qualifier is null || s.Name == star.Qualifier.Identifiers[^1].Value))
                {
                    if (source.Columns is null)
                    {
                        return null;
                    }

                    foreach (var column in source.Columns)
                    {
                        selected[column.Key] = column.Value;
                    }
                }
            }
            else if (element is SelectScalarExpression scalar && (scalar.ColumnName?.Value ?? LastName(scalar.Expression)) is { } name)
            {
                selected[name] = new(name, "", false);
            }
        }

        return selected;
    }

    private static string? LastName(ScalarExpression expression) =>
        (expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers[^1].Value;

    private static IReadOnlyDictionary<string, SchemaColumn>? Renamed(IReadOnlyDictionary<string, SchemaColumn>? columns, IList<Identifier> names) =>
        names.Count == 0 ? columns : Untyped(names.Select(n => n.Value));

    private static Dictionary<string, SchemaColumn> Untyped(IEnumerable<string> names) =>
        names.ToDictionary(n => n, n => new SchemaColumn(n, "", false), StringComparer.Ordinal);
}
