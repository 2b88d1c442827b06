using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CampaignTracker.TransactSql;

internal static class LiteralTypes
{
    private static readonly string[] Numbers = ["bigint", "int", "smallint", "tinyint", "bit", "decimal", "float", "real"];

    /// <summary>Whether the literal is of the column's kind, so that SQL Server converts nothing by guess. Ids and times are written as texts.</summary>
    public static bool Suit(string type, Literal literal)
    {
        var isNumber = Numbers.Any(n => type == n || type.StartsWith(n + "(", StringComparison.Ordinal));
        var isBytes = type.StartsWith("varbinary", StringComparison.Ordinal);
        return literal.LiteralType switch
        {
            LiteralType.Integer or LiteralType.Numeric or LiteralType.Real => isNumber,
            LiteralType.String => !isNumber && !isBytes,
            LiteralType.Binary => isBytes,
            _ => true,
        };
    }
}
