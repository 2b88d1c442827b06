namespace CampaignTracker.Workflows.Briefings.Rendering.PlainText;

/// <summary>Breaks text into lines of at most 78 columns (RFC 5322 section 2.1.1 recommends that many characters). A longer word keeps its line to itself.</summary>
internal static class Wrapping
{
    public const int Width = 78;

    /// <param name="first">Stands before the first line.</param>
    /// <param name="rest">Stands before every other one.</param>
    public static IEnumerable<string> Wrap(string text, string first = "", string rest = "")
    {
        var (line, indent, used) = (first, first, Columns.Of(first));
        foreach (var word in text.Split((char[]?)[' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var width = Columns.Of(word);
            if (line.Length > indent.Length && used + 1 + width > Width)
            {
                yield return line;
                (line, indent, used) = (rest, rest, Columns.Of(rest));
            }

            (line, used) = line.Length > indent.Length ? ($"{line} {word}", used + 1 + width) : (line + word, used + width);
        }

        yield return line;
    }
}
