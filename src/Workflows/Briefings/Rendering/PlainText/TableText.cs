using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace CampaignTracker.Workflows.Briefings.Rendering.PlainText;

/// <summary>A table in aligned columns where it fits; otherwise a line for each cell, with its heading.</summary>
internal static class TableText
{
    private const string Gap = "  ";

    public static IEnumerable<string> Lines(Table table, Footnotes footnotes, string indent)
    {
        string[][] rows = [.. table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => Cell(cell, footnotes)).ToArray())];
        var count = rows.Max(r => r.Length);
        int[] widths = [.. Enumerable.Range(0, count).Select(column => rows.Max(row => column < row.Length ? Columns.Of(row[column]) : 0))];
        return Columns.Of(indent) + widths.Sum() + (Gap.Length * (count - 1)) <= Wrapping.Width
            ? Aligned(rows, widths, indent)
            : Listed(rows, indent);
    }

    private static IEnumerable<string> Aligned(string[][] rows, int[] widths, string indent)
    {
        foreach (var (row, index) in rows.Select((row, index) => (row, index)))
        {
            yield return (indent + string.Join(Gap, row.Select((cell, column) => cell + new string(' ', widths[column] - Columns.Of(cell))))).TrimEnd();
            if (index == 0)
            {
                yield return indent + string.Join(Gap, widths.Select(width => new string('-', width)));
            }
        }
    }

    private static IEnumerable<string> Listed(string[][] rows, string indent) => rows.Skip(1).SelectMany((row, index) =>
        row.SelectMany((cell, column) => Wrapping.Wrap($"{rows[0].ElementAtOrDefault(column)}: {cell}", indent, indent + Gap))
            .Prepend(indent.TrimEnd())
            .Skip(index == 0 ? 1 : 0));

    private static string Cell(TableCell cell, Footnotes footnotes) =>
        string.Join(' ', cell.OfType<LeafBlock>().Select(leaf => InlineText.Of(leaf.Inline, footnotes)));
}
