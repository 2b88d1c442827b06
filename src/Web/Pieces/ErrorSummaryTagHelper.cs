using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CampaignTracker.Web.Pieces;

/// <summary>All faults of a form on top of it, each a link to its field. Nothing while there are none.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IconSprite icons) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var faults = ViewContext.ModelState.SelectMany(entry => entry.Value!.Errors, (entry, error) => (entry.Key, error.ErrorMessage)).ToList();
        if (faults.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "note note-wrong");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-error-summary", "");
        output.Content.SetHtmlContent(icons.Draw("error"));
        output.Content.AppendHtml("<div><h2>").Append(Heading(faults.Count)).AppendHtml("</h2>").AppendHtml(List(faults)).AppendHtml("</div>");
    }

    private static string Heading(int faults) =>
        faults == 1 ? "One thing needs another look. Nothing has been saved yet." : $"{faults} things need another look. Nothing has been saved yet.";

    private static TagBuilder List(IEnumerable<(string Field, string Message)> faults)
    {
        var list = new TagBuilder("ul");
        foreach (var (field, message) in faults)
        {
            var item = new TagBuilder("li");
            item.InnerHtml.AppendHtml(field.Length == 0 ? Plain(message) : Link(field, message));
            list.InnerHtml.AppendHtml(item);
        }
        return list;
    }

    private static TagBuilder Plain(string message)
    {
        var words = new TagBuilder("span");
        words.InnerHtml.Append(message);
        return words;
    }

    private static TagBuilder Link(string field, string message)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = "#" + TagBuilder.CreateSanitizedId(field, "_");
        link.InnerHtml.Append(message);
        return link;
    }
}
