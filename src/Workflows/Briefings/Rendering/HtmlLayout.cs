using System.Net;
using static CampaignTracker.Workflows.Briefings.Rendering.HtmlTokens;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>
/// The one page that every message stands in: 600 pixels wide at most, whole at 320, light and dark, complete without pictures.
/// Tables, because that is what all mail programs lay out alike; they are marked as presentation for screen readers.
/// </summary>
internal static class HtmlLayout
{
    private const string Style = $$"""
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        body { margin: 0; padding: 0; width: 100%; -webkit-text-size-adjust: 100%; }
        a { overflow-wrap: anywhere; }
        @media (max-width: 480px) { .page { padding: 0 !important; } .text { padding: 20px 16px !important; } }
        @media (prefers-color-scheme: dark) {
          body, .ground { background: {{DarkGround}} !important; }
          .surface { background: {{DarkSurface}} !important; border-color: {{DarkLine}} !important; }
          .ink { color: {{DarkInk}} !important; }
          .muted, .muted a { color: {{DarkMuted}} !important; }
          .link, .brand { color: {{DarkTeal}} !important; }
          .line { border-color: {{DarkLine}} !important; }
        }
        """;

    /// <param name="title">Plain text.</param>
    /// <param name="heading">Plain text above the body: the campaign.</param>
    /// <param name="body">HTML.</param>
    /// <param name="footer">HTML paragraphs.</param>
    public static string Wrap(string title, string heading, string sender, string body, string footer) => $"""
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Encode(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body class="ground" style="margin:0;background:{Ground};">
        <table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" style="background:{Ground};">
        <tr><td class="page" align="center" style="padding:24px 12px;">
        <table role="presentation" class="surface" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:{Surface};border:1px solid {Line};border-top:4px solid {Teal};border-radius:6px;">
        <tr><td class="text" style="padding:28px 32px;{Font}font-size:16px;line-height:1.5;{Ink}">
        <p class="brand" dir="auto" style="margin:0 0 20px;font-size:14px;font-weight:600;color:{Teal};">{Encode(sender)} &middot; {Encode(heading)}</p>
        {body.TrimEnd()}
        </td></tr>
        <tr><td class="text muted line" style="padding:16px 32px 20px;border-top:1px solid {Line};{Font}font-size:13px;line-height:1.5;{Muted}">
        {footer.TrimEnd()}
        </td></tr>
        </table>
        </td></tr>
        </table>
        </body>
        </html>

        """;

    /// <summary>A paragraph of the footer.</summary>
    public static string Small(string html) => $"""<p class="muted" dir="auto" style="margin:0 0 8px;{Muted}">{html}</p>""" + "\n";

    public static string Link(string address, string text) => $"""<a class="link" href="{address}" style="color:{Teal};text-decoration:underline;">{Encode(text)}</a>""";

    public static string Encode(string text) => WebUtility.HtmlEncode(text);
}
