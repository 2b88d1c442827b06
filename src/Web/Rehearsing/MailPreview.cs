using System.Net;
using CampaignTracker.Workflows.Rehearsal.Ahead;
using Microsoft.AspNetCore.Mvc;

namespace CampaignTracker.Web.Rehearsing;

/// <summary>A foretold e-mail by itself, for a frame: no script, nothing from elsewhere, cut off from the site.</summary>
public static class MailPreview
{
    public const string FramePolicy =
        "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    private const string Somebody = "(the recipient's name)";

    /// <param name="number">Its place among all e-mails of the rehearsal.</param>
    /// <param name="showsNames">False: the recipient's name is left out.</param>
    /// <returns>Null where there is no such e-mail.</returns>
    public static ContentResult? Of(Foretold foretold, int number, bool asText, bool showsNames, HttpResponse response)
    {
        if (foretold.Lines.SelectMany(line => line.Mails).ElementAtOrDefault(number) is not { } mail)
        {
            return null;
        }
        response.Headers.ContentSecurityPolicy = FramePolicy;
        var text = asText ? mail.Text : mail.Html;
        var name = mail.Recipients[0].Name;
        return new ContentResult
        {
            Content = showsNames || name.Length == 0 ? text : text.Replace(WebUtility.HtmlEncode(name), Somebody, StringComparison.Ordinal).Replace(name, Somebody, StringComparison.Ordinal),
            ContentType = asText ? "text/plain; charset=utf-8" : "text/html; charset=utf-8",
        };
    }
}
