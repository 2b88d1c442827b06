using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CampaignTracker.Web.Pieces;

/// <summary>Icons by the names of Assets/icons.json. They decorate words and are hidden from screen readers.</summary>
public sealed class IconSprite(IFileVersionProvider versions)
{
    private readonly Lazy<string> _address = new(() => versions.AddFileVersionToPath("", "/dist/icons.svg"));

    public IHtmlContent Draw(string name) =>
        new HtmlString($"<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\"{_address.Value}#{name}\"></use></svg>");
}
