using System.Text;

namespace CampaignTracker.Workflows.Briefings.Composing.Mime;

/// <summary>Puts a header on lines of at most 76 characters where its words allow it (RFC 5322 section 2.2.3, RFC 2047 section 2).</summary>
internal static class Folding
{
    public const int Width = 76;

    /// <summary>RFC 5322 section 2.1.1, without the CR LF.</summary>
    public const int Longest = 998;

    /// <param name="tokens">Words without white space; a fold may come between any two.</param>
    /// <exception cref="ArgumentException">A token would break the line or its limit: a bug above, because text is encoded before it comes here.</exception>
    public static string Header(string name, IEnumerable<string> tokens)
    {
        var header = new StringBuilder(name).Append(':');
        var column = header.Length;
        foreach (var token in tokens)
        {
            Check(name, token);
            if (column + 1 + token.Length > Width && column > name.Length + 1)
            {
                header.Append("\r\n");
                column = 0;
            }

            header.Append(' ').Append(token);
            column += 1 + token.Length;
        }

        return header.Append("\r\n").ToString();
    }

    private static void Check(string name, string token)
    {
        if (token.Length + name.Length + 2 > Longest || token.Any(c => c is <= ' ' or > '~'))
        {
            throw new ArgumentException($"The header {name} can't hold this text: it is too long for a line or not encoded.", nameof(token));
        }
    }
}
