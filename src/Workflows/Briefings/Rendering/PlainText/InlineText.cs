using System.Text;
using Markdig.Syntax.Inlines;

namespace CampaignTracker.Workflows.Briefings.Rendering.PlainText;

/// <summary>The words of a line without their mark-up. A link becomes its words and the number of its footnote.</summary>
internal static class InlineText
{
    public const char HardBreak = '\u000B';

    public static string Of(ContainerInline? inlines, Footnotes footnotes)
    {
        var text = new StringBuilder();
        Write(inlines, text, footnotes);
        return text.ToString();
    }

    private static void Write(ContainerInline? container, StringBuilder text, Footnotes footnotes)
    {
        foreach (var inline in container ?? Enumerable.Empty<Inline>())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded);
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case LineBreakInline lineBreak:
                    text.Append(lineBreak.IsHard ? HardBreak : ' ');
                    break;
                case AutolinkInline address:
                    text.Append(address.Url);
                    break;
                case LinkInline link:
                    Link(link, text, footnotes);
                    break;
                case ContainerInline nested:
                    Write(nested, text, footnotes);
                    break;
            }
        }
    }

    private static void Link(LinkInline link, StringBuilder text, Footnotes footnotes)
    {
        var before = text.Length;
        Write(link, text, footnotes);
        var address = link.Url ?? "";
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            address = address["mailto:".Length..];
        }

        // A link whose words are its address needs no footnote.
        if (address.Length > 0 && text.ToString(before, text.Length - before) != address)
        {
            text.Append(before == text.Length ? "" : " ").Append('[').Append(footnotes.NumberOf(address)).Append(']');
        }
    }
}
