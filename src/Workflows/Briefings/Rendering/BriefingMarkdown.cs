using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>Markdown as briefings use it: CommonMark and tables; HTML in it is shown as text; links lead to the web or to a mailbox, nowhere else.</summary>
internal static class BriefingMarkdown
{
    public static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static MarkdownDocument Parse(string markdown, List<RenderingFault> faults)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            // A picture would not show in most mailboxes until asked for: its description does, as a link.
            link.IsImage = false;
            CheckAddress(link.Url, link.Line, faults);
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail))
        {
            CheckAddress(link.Url, link.Line, faults);
        }

        return document;
    }

    private static void CheckAddress(string? address, int line, List<RenderingFault> faults)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "mailto"))
        {
            faults.Add(new RenderingFault("UnsafeLink", $"A link leads to '{address}'. Links in a briefing begin with https:, http: or mailto:.", $"body, line {line + 1}"));
        }
    }
}
