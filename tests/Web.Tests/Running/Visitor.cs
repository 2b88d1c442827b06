using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CampaignTracker.Web.Tests.Running;

internal static class People
{
    public const string Officer = "anna.field@example.org";
    public const string Leadership = "miriam.hale@example.org";
    public const string Ally = "ruth.calder@law-centre.example.org";
    public const string Administrator = "jo.administrator@example.org";
}

/// <summary>Somebody with a browser but without script: reads pages and sends the forms that are on them.</summary>
internal sealed class Visitor(HttpClient client)
{
    public HttpClient Client { get; } = client;

    public async Task<IHtmlDocument> ReadAsync(string path) => await ParseAsync(await ReadTextAsync(path), path);

    /// <summary>Sends the form on a page that holds the field, with everything the form holds already.</summary>
    public async Task<HttpResponseMessage> SendAsync(IHtmlDocument page, string field, params (string Name, string Value)[] values) =>
        await Client.SendAsync(Request(page, field, values));

    public static HttpRequestMessage Request(IHtmlDocument page, string field, params (string Name, string Value)[] values) => Request(
        page.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>().First(f => f.QuerySelector($"[name='{field}']") is not null), page, values);

    public static HttpRequestMessage Request(IHtmlFormElement form, IHtmlDocument page, params (string Name, string Value)[] values)
    {
        var fields = Fields(form);
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }
        var action = form.GetAttribute("action") is { Length: > 0 } given ? given : page.Url;
        return new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
    }

    public async Task SignInAsync(string userName)
    {
        using var response = await SendAsync(await ReadAsync("/account/sign-in"), "userName", ("userName", userName));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static async Task<IHtmlDocument> ParseAsync(string html, string path)
    {
        var context = BrowsingContext.New();
        return (IHtmlDocument)await context.OpenAsync(response => response.Content(html).Address("http://localhost" + path));
    }

    private async Task<string> ReadTextAsync(string path)
    {
        using var response = await Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await response.Content.ReadAsStringAsync();
    }

    private static Dictionary<string, string> Fields(IHtmlFormElement form)
    {
        var fields = new Dictionary<string, string>();
        foreach (var element in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            var value = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null)
            {
                fields.TryAdd(element.GetAttribute("name")!, value);
            }
        }
        return fields;
    }
}
