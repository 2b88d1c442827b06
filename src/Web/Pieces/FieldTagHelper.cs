using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CampaignTracker.Web.Pieces;

/// <summary>
/// A field of a form: label, hint, fault and control, joined for screen readers. What was typed stays when the form comes
/// back with faults. <c>kind</c>: text (default), long, date, number, email, password, choice.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IHtmlGenerator generator, IconSprite icons) : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public string Kind { get; set; } = "text";

    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>The browser's name for what is asked (<c>username</c>, <c>email</c>, ...), so that it can fill it in. Off where null.</summary>
    public string? Autocomplete { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private string Id => TagBuilder.CreateSanitizedId(ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name), "_");

    private string? Fault => ViewContext.ModelState.TryGetValue(For.Name, out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Fault is null ? "field" : "field field-faulty");
        output.Content.AppendHtml(Text("label", Label, null, ("for", Id)));
        if (Hint is not null)
        {
            output.Content.AppendHtml(Text("span", Hint, "hint", ("id", Id + "-hint")));
        }
        if (Fault is { } fault)
        {
            output.Content.AppendHtml($"<p class=\"fault\" id=\"{Id}-fault\">").AppendHtml(icons.Draw("error")).AppendHtml("<span>").Append(fault).AppendHtml("</span></p>");
        }
        output.Content.AppendHtml(Control());
    }

    private TagBuilder Control()
    {
        var attributes = Attributes();
        return Kind switch
        {
            "long" => generator.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, 5, 0, attributes),
            "choice" => generator.GenerateSelect(ViewContext, For.ModelExplorer, null, For.Name, Options ?? [], false, attributes),
            "password" => generator.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, null, attributes),
            "date" => generator.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, For.Model, "{0:yyyy-MM-dd}", attributes),
            _ => generator.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, For.Model, null, attributes),
        };
    }

    private Dictionary<string, object?> Attributes()
    {
        var attributes = new Dictionary<string, object?>();
        if (Kind is "text" or "date" or "number" or "email")
        {
            attributes["type"] = Kind;
        }
        if (Kind == "number")
        {
            attributes["step"] = "any";
        }
        if (Kind is not "choice")
        {
            attributes["autocomplete"] = Autocomplete ?? "off";
        }
        var described = string.Join(' ', new[] { Hint is null ? null : Id + "-hint", Fault is null ? null : Id + "-fault" }.OfType<string>());
        if (described.Length > 0)
        {
            attributes["aria-describedby"] = described;
        }
        if (Fault is not null)
        {
            attributes["aria-invalid"] = "true";
        }
        return attributes;
    }

    private static TagBuilder Text(string element, string text, string? style, (string Name, string Value) attribute)
    {
        var tag = new TagBuilder(element);
        tag.Attributes[attribute.Name] = attribute.Value;
        if (style is not null)
        {
            tag.AddCssClass(style);
        }
        tag.InnerHtml.Append(text);
        return tag;
    }
}
