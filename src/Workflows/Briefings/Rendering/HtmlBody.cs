using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>The text of a message as HTML. Styles stand on the elements, because mail programs drop style sheets; classes let dark mode change the colours.</summary>
internal static class HtmlBody
{
    public static string Render(MarkdownDocument document)
    {
        foreach (var block in document.Descendants())
        {
            Style(block);
        }

        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        BriefingMarkdown.Pipeline.Setup(renderer);
        renderer.Render(document);
        writer.Flush();
        return writer.ToString();
    }

    private static void Style(MarkdownObject part)
    {
        var (css, style) = part switch
        {
            HeadingBlock { Level: 1 } => ("ink", "margin:0 0 16px;font-size:26px;line-height:1.25;font-weight:700;" + HtmlTokens.Ink),
            HeadingBlock => ("ink", "margin:28px 0 10px;font-size:19px;line-height:1.3;font-weight:700;" + HtmlTokens.Ink),
            ParagraphBlock => ("ink", "margin:0 0 16px;" + HtmlTokens.Ink),
            ListBlock => ("ink", "margin:0 0 16px;padding:0 0 0 24px;" + HtmlTokens.Ink),
            ListItemBlock => ("ink", "margin:0 0 8px;"),
            QuoteBlock => ("quote", "margin:0 0 16px;padding:4px 0 4px 16px;border-left:4px solid " + HtmlTokens.Amber + ";"),
            ThematicBreakBlock => ("line", "margin:24px 0;border:0;border-top:1px solid " + HtmlTokens.Line + ";"),
            Table => ("ink", "width:100%;margin:0 0 16px;border-collapse:collapse;" + HtmlTokens.Ink),
            TableCell => ("line", "padding:6px 10px 6px 0;text-align:left;vertical-align:top;border-bottom:1px solid " + HtmlTokens.Line + ";"),
            LinkInline or AutolinkInline => ("link", "color:" + HtmlTokens.Teal + ";text-decoration:underline;"),
            _ => ("", ""),
        };
        if (style.Length > 0)
        {
            part.GetAttributes().AddClass(css);
            part.GetAttributes().AddProperty("style", style);
        }

        if (part is HeadingBlock or ParagraphBlock or ListBlock or Table)
        {
            part.GetAttributes().AddProperty("dir", "auto");
        }
    }
}
