using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CampaignTracker.Web.Pieces;

/// <summary>What is shown where there is nothing yet: what this is for, what to do first. Content holds the actions.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper(IconSprite icons) : TagHelper
{
    public string Icon { get; set; } = "info";

    public string Title { get; set; } = "";

    public string Text { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = (await output.GetChildContentAsync()).GetContent().Trim();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty");
        output.Content.SetHtmlContent(icons.Draw(Icon));
        output.Content.AppendHtml("<p class=\"empty-title\">").Append(Title).AppendHtml("</p><p>").Append(Text).AppendHtml("</p>");
        if (actions.Length > 0)
        {
            output.Content.AppendHtml("<div class=\"empty-actions\">").AppendHtml(actions).AppendHtml("</div>");
        }
    }
}
