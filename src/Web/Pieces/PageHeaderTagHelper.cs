using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CampaignTracker.Web.Pieces;

/// <summary>
/// The top of every page: a title that is a thing's name, one sentence of state, and the actions given as content (the
/// primary one first). The title also becomes the window's.
/// </summary>
[HtmlTargetElement("page-header")]
public sealed class PageHeaderTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    /// <summary>One sentence that says where the thing stands. Null where there is nothing to say.</summary>
    public string? State { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = (await output.GetChildContentAsync()).GetContent().Trim();
        ViewContext.ViewData["Title"] = Title;
        output.TagName = "header";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "page-head");
        output.Content.SetHtmlContent(Words());
        if (actions.Length > 0)
        {
            output.Content.AppendHtml("<div class=\"page-head-actions\">").AppendHtml(actions).AppendHtml("</div>");
        }
    }

    private TagBuilder Words()
    {
        var words = new TagBuilder("div");
        words.AddCssClass("page-head-words");
        words.InnerHtml.AppendHtml(Element("h1", Title));
        if (!string.IsNullOrEmpty(State))
        {
            var state = Element("p", State);
            state.AddCssClass("state");
            words.InnerHtml.AppendHtml(state);
        }
        return words;
    }

    private static TagBuilder Element(string name, string text)
    {
        var element = new TagBuilder(name);
        element.InnerHtml.Append(text);
        return element;
    }
}
