using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace CampaignTracker.Workflows.Briefings.Rendering.PlainText;

/// <summary>A message as text that reads well by itself: lines of 78 columns, headings underlined, links as footnotes.</summary>
internal sealed class PlainTextDocument
{
    private readonly Footnotes _footnotes = new();
    private readonly List<string> _lines = [];

    public static string Render(MarkdownDocument document)
    {
        var text = new PlainTextDocument();
        text.Blocks(document, "", "");
        string[] notes = [.. text._footnotes.Lines()];
        return string.Join('\n', notes.Length == 0 ? text._lines : [.. text._lines, "", .. notes]);
    }

    /// <param name="first">Stands before the first line: a bullet, for example.</param>
    private void Blocks(ContainerBlock container, string first, string rest)
    {
        var tight = container is ListItemBlock { Parent: ListBlock { IsLoose: false } };
        foreach (var (block, index) in container.Where(b => b is not LinkReferenceDefinitionGroup).Select((block, index) => (block, index)))
        {
            if (index > 0 && !tight)
            {
                _lines.Add(rest.TrimEnd());
            }

            Write(block, index == 0 ? first : rest, rest);
        }
    }

    private void Write(Block block, string first, string rest)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Heading(InlineText.Of(heading.Inline, _footnotes), heading.Level, first, rest);
                break;
            case ThematicBreakBlock:
                _lines.Add(first + new string('-', 20));
                break;
            case CodeBlock code:
                _lines.AddRange(code.Lines.ToString().Split('\n').Select(line => $"{rest}    {line}"));
                break;
            case LeafBlock leaf:
                Paragraph(InlineText.Of(leaf.Inline, _footnotes), first, rest);
                break;
            case Table table:
                _lines.AddRange(TableText.Lines(table, _footnotes, rest));
                break;
            case ListBlock list:
                List(list, first, rest);
                break;
            case QuoteBlock quote:
                Blocks(quote, first + "> ", rest + "> ");
                break;
            case ContainerBlock container:
                Blocks(container, first, rest);
                break;
        }
    }

    /// <summary>A line break that the writer asked for stays one.</summary>
    private void Paragraph(string text, string first, string rest)
    {
        foreach (var (line, index) in text.Split(InlineText.HardBreak).Select((line, index) => (line, index)))
        {
            _lines.AddRange(Wrapping.Wrap(line, index == 0 ? first : rest, rest));
        }
    }

    private void Heading(string text, int level, string first, string rest)
    {
        string[] lines = [.. Wrapping.Wrap(text, first, rest)];
        _lines.AddRange(lines);
        if (level <= 2)
        {
            _lines.Add(rest + new string(level == 1 ? '=' : '-', lines.Max(Columns.Of) - Columns.Of(rest)));
        }
    }

    private void List(ListBlock list, string first, string rest)
    {
        var number = int.TryParse(list.OrderedStart, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (list.IsLoose && item != list[0])
            {
                _lines.Add(rest.TrimEnd());
            }

            var bullet = list.IsOrdered ? $"{number++}. " : "- ";
            Blocks(item, (item == list[0] ? first : rest) + bullet, rest + new string(' ', bullet.Length));
        }
    }
}
