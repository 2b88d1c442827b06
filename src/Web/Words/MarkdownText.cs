using Markdig;
using Microsoft.AspNetCore.Html;

namespace CampaignTracker.Web.Words;

/// <summary>The Markdown that flows write into approvals and tasks, as HTML. HTML inside it is shown as text, never taken over.</summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().DisableHtml().DisableHeadings().Build();

    public static IHtmlContent Html(string text) => new HtmlString(Markdown.ToHtml(text, Plain));
}
