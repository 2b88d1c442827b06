using System.Globalization;
using System.Text;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Syntax;

/// <summary>Writes an expression in its plain form: reading that again gives the same expression.</summary>
internal static class SyntaxPrinter
{
    public static string Print(SyntaxNode node)
    {
        var text = new StringBuilder();
        Print(node, text);
        return text.ToString();
    }

    private static void Print(SyntaxNode node, StringBuilder text)
    {
        switch (node)
        {
            case LiteralSyntax literal:
                text.Append(Literal(literal.Value));
                break;
            case CallSyntax call:
                text.Append(call.Name);
                List(call.Arguments, '(', ')', text);
                break;
            case ArraySyntax array:
                List(array.Items, '[', ']', text);
                break;
            case AccessSyntax access:
                Print(access.Target, text);
                text.Append(access.Optional ? "?[" : "[");
                Print(access.Key, text);
                text.Append(']');
                break;
        }
    }

    private static void List(IReadOnlyList<SyntaxNode> nodes, char open, char close, StringBuilder text)
    {
        text.Append(open);
        for (var i = 0; i < nodes.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Print(nodes[i], text);
        }

        text.Append(close);
    }

    private static string Literal(Value value) => value switch
    {
        StringValue s => $"'{s.Text.Replace("'", "''", StringComparison.Ordinal)}'",
        FloatValue f => Float(f.Value),
        _ => value.ToString(),
    };

    // A literal may exceed a double's range (1e999): only such a literal reads as infinity again.
    private static string Float(double value) =>
        double.IsInfinity(value)
            ? value > 0 ? "1E999" : "-1E999"
            : value.ToString(Math.Abs(value) < 1e15 && Math.Truncate(value) == value ? "0.0" : "R", CultureInfo.InvariantCulture);
}
