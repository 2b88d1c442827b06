using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CampaignTracker.Web.Pieces;

[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(IconSprite icons) : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(icons.Draw(Name));
    }
}
