using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CampaignTracker.TransactSql;

/// <summary>SQL Server's own grammar, of SQL Server 2019, without a server.</summary>
public static class TransactSqlText
{
    /// <summary>The variables that a batch uses and does not declare: its parameters, in order of their names.</summary>
    /// <exception cref="TransactSqlException">The text is not Transact-SQL.</exception>
    public static IReadOnlyList<string> ParametersOf(string sql)
    {
        var variables = new Variables();
        Parse(sql).Accept(variables);
        return [.. variables.Used.Except(variables.Declared).Order(StringComparer.Ordinal)];
    }

    /// <summary>What a script leaves behind in an empty database: one line for each column, key, index and foreign key, in no order.</summary>
    /// <exception cref="TransactSqlException">A batch is not Transact-SQL, or changes what is not there or must not be changed.</exception>
    public static IReadOnlyCollection<string> LeftBy(string script) => ScriptSchema.Of(script);

    /// <param name="sql">One batch, or several with GO on lines between them.</param>
    /// <exception cref="TransactSqlException">The text is not Transact-SQL; the message says where.</exception>
    internal static TSqlScript Parse(string sql)
    {
        // SqlClient switches QUOTED_IDENTIFIER on for every connection, so "..." is a name.
        var parser = new TSql150Parser(initialQuotedIdentifiers: true);
        using var reader = new StringReader(sql);
        var script = parser.Parse(reader, out var errors);
        return errors.Count == 0
            ? (TSqlScript)script
            : throw new TransactSqlException(errors.Select(e => $"line {e.Line}, column {e.Column}: {e.Message}"), sql);
    }
}
