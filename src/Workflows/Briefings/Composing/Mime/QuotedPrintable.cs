using System.Text;

namespace CampaignTracker.Workflows.Briefings.Composing.Mime;

/// <summary>RFC 2045 section 6.7: UTF-8 text as ASCII lines of at most 76 characters.</summary>
/// <remarks>A dot and "From " at the start of a line are encoded as well: mail servers and mailbox files give them a meaning of their own (RFC 2049 section 3).</remarks>
internal static class QuotedPrintable
{
    private const int Width = 76;
    private const string SoftBreak = "=\r\n";

    /// <summary>Every line of the text ends with CR LF, the last one too.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + (text.Length / 8));
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            Line(line, encoded);
            encoded.Append("\r\n");
        }

        return encoded.ToString();
    }

    private static void Line(string line, StringBuilder encoded)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var column = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var literal = IsLiteral(bytes, i, column);
            var length = literal ? 1 : 3;
            // One column stays free for the soft break, except before the end of the line.
            if (column + length > (i == bytes.Length - 1 ? Width : Width - 1))
            {
                encoded.Append(SoftBreak);
                column = 0;
                literal = IsLiteral(bytes, i, column);
                length = literal ? 1 : 3;
            }

            _ = literal ? encoded.Append((char)bytes[i]) : encoded.Append('=').Append(bytes[i].ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            column += length;
        }
    }

    private static bool IsLiteral(byte[] line, int index, int column) => line[index] switch
    {
        (byte)'=' => false,
        (byte)' ' or (byte)'\t' => index < line.Length - 1,
        (byte)'.' => column > 0,
        (byte)'F' => column > 0 || !line.AsSpan(index).StartsWith("From "u8),
        var other => other is > (byte)' ' and <= (byte)'~',
    };
}
