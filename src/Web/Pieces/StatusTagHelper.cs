using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CampaignTracker.Web.Pieces;

/// <summary>A state as word, icon and colour: <c>&lt;status kind="Done"&gt;Finished&lt;/status&gt;</c>.</summary>
[HtmlTargetElement("status")]
public sealed class StatusTagHelper(IconSprite icons) : TagHelper
{
    public StatusKind Kind { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"status {Colour(Kind)}");
        output.Content.SetHtmlContent(icons.Draw(Icon(Kind)));
        output.Content.AppendHtml(words.GetContent().Trim());
    }

    private static string Colour(StatusKind kind) => kind switch
    {
        StatusKind.NeedsYou => "status-needs-you",
        StatusKind.Wrong => "status-wrong",
        StatusKind.Done => "status-done",
        StatusKind.Active => "status-active",
        StatusKind.Quiet or StatusKind.Planned or StatusKind.Stopped => "status-quiet",
    };

    private static string Icon(StatusKind kind) => kind switch
    {
        StatusKind.NeedsYou => "needs-you",
        StatusKind.Wrong => "failed",
        StatusKind.Done => "done",
        StatusKind.Active => "active",
        StatusKind.Planned => "planned",
        StatusKind.Stopped => "stopped",
        StatusKind.Quiet => "quiet",
    };
}
