using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CampaignTracker.TransactSql;

/// <summary>
/// What a script of migrations leaves behind, read from its statements in their order: one line for each column, key, index and foreign key.
/// A statement that it does not know, or that SQL Server could not carry out for what is there, throws.
/// </summary>
internal sealed class ScriptSchema : TSqlFragmentVisitor
{
    private readonly Dictionary<string, Dictionary<string, string>> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Table, string[] Columns, string Text)> _constraints = new(StringComparer.Ordinal);

    private ScriptSchema()
    {
    }

    /// <summary>In no order.</summary>
    /// <exception cref="TransactSqlException">A batch is not Transact-SQL, or changes what is not there or must not be changed.</exception>
    public static IReadOnlyCollection<string> Of(string script)
    {
        var schema = new ScriptSchema();
        TransactSqlText.Parse(script).Accept(schema);
        return
        [
            .. schema._columns.SelectMany(t => t.Value.Select(c => ScriptLines.Column(t.Key, c.Key, c.Value))),
            .. schema._constraints.Values.Select(c => c.Text),
        ];
    }

    // Nothing is skipped unseen.
    public override void Visit(TSqlStatement node)
    {
        if (node is AlterTableStatement and not (AlterTableAddTableElementStatement or AlterTableAlterColumnStatement or AlterTableDropTableElementStatement)
            or AlterIndexStatement or CreateViewStatement or CreateTriggerStatement)
        {
            throw Refused(node, $"the reader of scripts does not know {node.GetType().Name}");
        }
    }

    /// <summary>An idempotent script runs some statements as texts, because their columns may not be there yet.</summary>
    public override void Visit(ExecutableStringList node)
    {
        if (node.Strings is [StringLiteral whole])
        {
            TransactSqlText.Parse(whole.Value).Accept(this);
        }
        else if (node.Strings is not [StringLiteral { Value: var begin }, ..] || !begin.EndsWith(" DROP CONSTRAINT ", StringComparison.Ordinal))
        {
            // Put together where it runs: only a column's default is dropped so, by a name that the server gave it.
            throw Refused(node, "the reader of scripts does not know this text");
        }
    }

    public override void Visit(CreateTableStatement node)
    {
        var table = NameOf(node.SchemaObjectName);
        if (!_columns.TryAdd(table, new(StringComparer.Ordinal)))
        {
            throw Refused(node, $"{table} is there already");
        }

        Add(table, node.Definition);
    }

    public override void Visit(DropTableStatement node)
    {
        foreach (var table in node.Objects.Select(NameOf))
        {
            if (!_columns.Remove(table))
            {
                throw Refused(node, $"there is no table {table}");
            }

            foreach (var key in _constraints.Where(c => c.Value.Table == table).Select(c => c.Key).ToList())
            {
                _constraints.Remove(key);
            }
        }
    }

    public override void Visit(AlterTableAddTableElementStatement node) => Add(NameOf(node.SchemaObjectName), node.Definition);

    public override void Visit(AlterTableAlterColumnStatement node)
    {
        var (table, column) = (NameOf(node.SchemaObjectName), node.ColumnIdentifier.Value);
        if (_constraints.Values.FirstOrDefault(c => c.Table == table && c.Columns.Contains(column)) is { Text: { } text })
        {
            throw Refused(node, $"{table}.{column} can't be changed while there is {text}");
        }

        var isNullable = node.AlterTableAlterColumnOption != AlterTableAlterColumnOption.NotNull;
        if (!ColumnsOf(table, node).ContainsKey(column))
        {
            throw Refused(node, $"there is no column {table}.{column}");
        }

        _columns[table][column] = ScriptLines.Type(node.DataType, node.Collation, isNullable);
    }

    public override void Visit(AlterTableDropTableElementStatement node)
    {
        var table = NameOf(node.SchemaObjectName);
        foreach (var element in node.AlterTableDropTableElements)
        {
            var (name, isColumn) = (element.Name?.Value ?? "", element.TableElementType == TableElementType.Column);
            if (isColumn ? !ColumnsOf(table, node).Remove(name) : !_constraints.Remove(Key(table, name)))
            {
                throw Refused(node, $"there is no {name} on {table}");
            }
        }
    }

    public override void Visit(CreateIndexStatement node) => Add(
        NameOf(node.OnName), node.Name.Value, [.. node.Columns.Select(c => c.Column.MultiPartIdentifier.Identifiers[^1].Value)],
        (node.Unique ? "unique index" : "index") + (node.FilterPredicate is null ? "" : " where"), node);

    public override void Visit(DropIndexStatement node)
    {
        foreach (var index in node.DropIndexClauses.OfType<DropIndexClause>())
        {
            if (!_constraints.Remove(Key(NameOf(index.Object), index.Index.Value)))
            {
                throw Refused(node, $"there is no index {index.Index.Value}");
            }
        }
    }

    private void Add(string table, TableDefinition definition)
    {
        foreach (var column in definition.ColumnDefinitions)
        {
            var isNullable = column.Constraints.OfType<NullableConstraintDefinition>().All(c => c.Nullable);
            ColumnsOf(table, column)[column.ColumnIdentifier.Value] = ScriptLines.Type(column.DataType, column.Collation, isNullable);
        }

        foreach (var constraint in definition.TableConstraints)
        {
            switch (constraint)
            {
                case UniqueConstraintDefinition key:
                    string[] columns = [.. key.Columns.Select(c => c.Column.MultiPartIdentifier.Identifiers[^1].Value)];
                    Add(table, key.ConstraintIdentifier.Value, columns, key.IsPrimaryKey ? "primary key" : "unique key", key);
                    break;
                case ForeignKeyConstraintDefinition key:
                    var to = $"foreign key to {NameOf(key.ReferenceTableName)}({string.Join(',', key.ReferencedTableColumns.Select(c => c.Value))}) {ScriptLines.Action(key.DeleteAction)}";
                    Add(table, key.ConstraintIdentifier.Value, [.. key.Columns.Select(c => c.Value)], to, key);
                    break;
                default:
                    throw Refused(constraint, $"the reader of scripts does not know {constraint.GetType().Name}");
            }
        }
    }

    private void Add(string table, string name, string[] columns, string kind, TSqlFragment node)
    {
        if (Array.Find(columns, c => !ColumnsOf(table, node).ContainsKey(c)) is { } missing)
        {
            throw Refused(node, $"there is no column {table}.{missing}");
        }

        if (!_constraints.TryAdd(Key(table, name), (table, columns, ScriptLines.Constraint(table, name, columns, kind))))
        {
            throw Refused(node, $"{name} is there already");
        }
    }

    private Dictionary<string, string> ColumnsOf(string table, TSqlFragment node) =>
        _columns.GetValueOrDefault(table) ?? throw Refused(node, $"there is no table {table}");

    private static string Key(string table, string name) => $"{table}.{name}";

    private static string NameOf(SchemaObjectName name) => name.BaseIdentifier.Value;

    private static TransactSqlException Refused(TSqlFragment node, string why) =>
        new([why], string.Concat(node.ScriptTokenStream.Skip(node.FirstTokenIndex).Take(node.LastTokenIndex - node.FirstTokenIndex + 1).Select(t => t.Text)));
}
