using CampaignTracker.Web.Reading;

namespace CampaignTracker.Web.Pieces;

/// <summary>Where we are in a list, and the links to the parts before and after it. Other parts of the address are kept.</summary>
public sealed record PagerView(int First, int Last, int Total, string? Earlier, string? Later)
{
    public static PagerView Of<T>(PageOf<T> page, HttpRequest request) => new(
        page.First, page.Last, page.Total,
        page.HasEarlier ? Link(request, page.Number - 1) : null,
        page.HasLater ? Link(request, page.Number + 1) : null);

    private static string Link(HttpRequest request, int number)
    {
        var rest = request.Query.Where(part => part.Key != "part").SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value));
        return request.Path + QueryString.Create(rest.Append(KeyValuePair.Create<string, string?>("part", number.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }
}
