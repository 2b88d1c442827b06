using System.Text;

namespace CampaignTracker.Workflows.Language.Expressions.Syntax;

/// <summary>One piece of a string: literal text, or an expression.</summary>
internal readonly record struct TemplatePiece(string? Text, SyntaxNode? Expression);

/// <summary>
/// Takes a JSON string apart by the rules of the language's schema page: a first @ makes the whole string an expression,
/// <c>@{...}</c> is interpolation, <c>@@</c> stands for one @ wherever it is, any other @ is plain text.
/// </summary>
internal static class TemplateText
{
    /// <summary>False where the string is plain text that means itself: most strings of a definition.</summary>
    public static bool HasMeaning(string text) =>
        text.Contains('@', StringComparison.Ordinal)
        && (text[0] == '@' || text.Contains("@{", StringComparison.Ordinal) || text.Contains("@@", StringComparison.Ordinal));

    /// <summary>True where the whole string is one expression that keeps its type.</summary>
    public static bool IsExpression(string text) => text.Length > 0 && text[0] == '@' && (text.Length == 1 || text[1] is not ('@' or '{'));

    /// <exception cref="ExpressionException">An expression inside could not be read.</exception>
    public static List<TemplatePiece> Split(string text, ExpressionLimits limits)
    {
        var pieces = new List<TemplatePiece>();
        var plain = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var sign = text.IndexOf('@', at);
            if (sign < 0 || sign + 1 == text.Length)
            {
                break;
            }

            plain.Append(text, at, sign - at);
            if (text[sign + 1] == '{')
            {
                Flush(plain, pieces);
                pieces.Add(new(null, Parser.ParseBraced(text, sign + 2, limits, out at)));
                continue;
            }

            plain.Append('@');
            at = sign + (text[sign + 1] == '@' ? 2 : 1);
        }

        plain.Append(text, at, text.Length - at);
        Flush(plain, pieces);
        return pieces;
    }

    private static void Flush(StringBuilder plain, List<TemplatePiece> pieces)
    {
        if (plain.Length > 0)
        {
            pieces.Add(new(plain.ToString(), null));
            plain.Clear();
        }
    }
}
