using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CampaignTracker.TransactSql;

/// <summary>
/// Whether each table and column that a statement names is there, and each INSERT is whole. Types are looked at only where a column meets a
/// literal; whether a conversion, a lock or a plan is right is for a server to say.
/// </summary>
internal sealed class Binding : TSqlFragmentVisitor
{
    private readonly Stack<IReadOnlyList<Source>> _scopes = new();
    private readonly List<string> _faults = [];
    private readonly Sources _sources;

    private Binding(Schema schema) => _sources = new(schema, fault => _faults.Add(fault));

    /// <exception cref="TransactSqlException">The text is not Transact-SQL, or names what is not there.</exception>
    public static void Check(string sql, Schema schema)
    {
        var binding = new Binding(schema);
        TransactSqlText.Parse(sql).Accept(binding);
        if (binding._faults.Count > 0)
        {
            throw new TransactSqlException(binding._faults.Distinct(), sql);
        }
    }

    public override void ExplicitVisit(SelectStatement node)
    {
        _sources.Define(node.WithCtesAndXmlNamespaces);
        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(UpdateStatement node)
    {
        _sources.Define(node.WithCtesAndXmlNamespaces);
        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(DeleteStatement node)
    {
        _sources.Define(node.WithCtesAndXmlNamespaces);
        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(InsertStatement node)
    {
        _sources.Define(node.WithCtesAndXmlNamespaces);
        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(QuerySpecification node)
    {
        // ORDER BY may also name what is selected.
        var selected = node.OrderByClause is null ? null : new Source(null, _sources.ColumnsOf(node));
        Within([.. _sources.Of(node.FromClause), .. selected is null ? Array.Empty<Source>() : [selected]], () => base.ExplicitVisit(node));
    }

    public override void ExplicitVisit(BinaryQueryExpression node) =>
        Within([new Source(null, _sources.ColumnsOf(node))], () => base.ExplicitVisit(node));

    public override void ExplicitVisit(UpdateSpecification node) =>
        Within([.. Changed(node.Target, node.FromClause)], () => VisitParts(node.SetClauses, node.FromClause, node.WhereClause, node.OutputClause));

    public override void ExplicitVisit(DeleteSpecification node) =>
        Within([.. Changed(node.Target, node.FromClause)], () => VisitParts([], node.FromClause, node.WhereClause, node.OutputClause));

    public override void ExplicitVisit(InsertSpecification node)
    {
        var table = Changed(node.Target, null);
        if (node.Target is NamedTableReference named && table[0].Columns is { } columns)
        {
            var given = node.Columns.Select(c => c.MultiPartIdentifier.Identifiers[^1].Value).ToList();
            _faults.AddRange(columns.Values.Where(c => c.IsNeeded && !given.Contains(c.Name)).Select(c => $"{Sources.NameOf(named)} needs a value for {c.Name}"));
            _faults.AddRange(Counts(node.InsertSource).Where(n => n != given.Count).Select(n => $"{given.Count} columns get {n} values"));
        }

        Within(table, () => VisitParts(node.Columns, node.InsertSource, node.OutputClause));
    }

    public override void ExplicitVisit(ColumnReferenceExpression node)
    {
        if (node.ColumnType == ColumnType.Regular && Find(node) is null && !IsOpen(node))
        {
            _faults.Add($"there is no column {string.Join('.', node.MultiPartIdentifier.Identifiers.Select(i => i.Value))}");
        }
    }

    // DATEPART and its kind name a part of time where others have a column.
    public override void ExplicitVisit(FunctionCall node)
    {
        var isOfDates = node.FunctionName.Value.StartsWith("DATE", StringComparison.OrdinalIgnoreCase) && node.Parameters.Count > 1;
        foreach (var parameter in node.Parameters.Skip(isOfDates ? 1 : 0))
        {
            parameter.Accept(this);
        }

        node.OverClause?.Accept(this);
        node.WithinGroupClause?.Accept(this);
    }

    public override void ExplicitVisit(BooleanComparisonExpression node)
    {
        Compare(node.FirstExpression, node.SecondExpression);
        Compare(node.SecondExpression, node.FirstExpression);
        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(AssignmentSetClause node)
    {
        if (node.Column is not null && node.NewValue is not null)
        {
            Compare(node.Column, node.NewValue);
        }

        base.ExplicitVisit(node);
    }

    private void Compare(ScalarExpression left, ScalarExpression right)
    {
        if (left is ColumnReferenceExpression { ColumnType: ColumnType.Regular } column && right is Literal literal
            && Find(column) is { Type.Length: > 0 } found && !LiteralTypes.Suit(found.Type, literal))
        {
            _faults.Add($"{found.Name} is {found.Type} and meets {literal.LiteralType} {literal.Value}");
        }
    }

    private SchemaColumn? Find(ColumnReferenceExpression node)
    {
        var names = node.MultiPartIdentifier.Identifiers;
        return _scopes.SelectMany(s => s)
            .Where(s => names.Count == 1 || s.Name == names[^2].Value)
            .Select(s => s.Columns?.GetValueOrDefault(names[^1].Value)).FirstOrDefault(c => c is not null);
    }

    private bool IsOpen(ColumnReferenceExpression node)
    {
        var names = node.MultiPartIdentifier.Identifiers;
        return _scopes.SelectMany(s => s).Any(s => s.Columns is null && (names.Count == 1 || s.Name == names[^2].Value));
    }

    /// <summary>What is changed, as itself and as what OUTPUT calls it, and what stands beside it.</summary>
    private List<Source> Changed(TableReference target, FromClause? from)
    {
        var beside = _sources.Of(from).ToList();
        var changed = target is NamedTableReference named
            ? beside.Find(s => s.Name == Sources.NameOf(named)) ?? new Source(Sources.NameOf(named), _sources.Table(Sources.NameOf(named)))
            : new Source(null, null);
        return [changed, new("inserted", changed.Columns), new("deleted", changed.Columns), .. beside];
    }

    private static IEnumerable<int> Counts(InsertSource source) => source switch
    {
        ValuesInsertSource values => values.RowValues.Select(r => r.ColumnValues.Count),
        SelectInsertSource { Select: QuerySpecification select } => [select.SelectElements.Count],
        _ => [],
    };

    private void VisitParts(IEnumerable<TSqlFragment> parts, params TSqlFragment?[] others)
    {
        foreach (var part in parts.Concat(others.OfType<TSqlFragment>()))
        {
            part.Accept(this);
        }
    }

    private void Within(IReadOnlyList<Source> scope, Action visit)
    {
        _scopes.Push(scope);
        visit();
        _scopes.Pop();
    }
}
