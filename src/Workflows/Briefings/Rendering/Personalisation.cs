using System.Net;
using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Rendering.PlainText;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>Makes one recipient's copy of a rendered message.</summary>
public static class Personalisation
{
    public static BriefingContent Fill(BriefingContent content, Personal personal) => new(
        SafeText.CleanLine(Replace(content.Subject, personal, Plain)),
        Replace(Leaving(content.Html, personal), personal, text => WebUtility.HtmlEncode(Plain(text))),
        Lines(Replace(Leaving(content.Text, personal), personal, Plain)),
        content.Claims);

    /// <summary>A subject without a recipient: "News for …".</summary>
    public static string Unaddressed(string subject) => SafeText.CleanLine(subject.Replace(PersonalPlaces.Name, "…", StringComparison.Ordinal));

    private static string Plain(string text) => SafeText.CleanLine(text);

    private static string Replace(string text, Personal personal, Func<string, string> escape) => text
        .Replace(PersonalPlaces.Name, escape(personal.Name), StringComparison.Ordinal)
        .Replace(PersonalPlaces.Why, escape(personal.Why), StringComparison.Ordinal)
        .Replace(PersonalPlaces.Basis, escape(personal.Basis), StringComparison.Ordinal)
        .Replace(PersonalPlaces.Unsubscribe, escape(personal.Unsubscribe?.AbsoluteUri ?? ""), StringComparison.Ordinal)
        .Replace(PersonalPlaces.Preferences, escape(personal.Preferences?.AbsoluteUri ?? ""), StringComparison.Ordinal);

    private static string Leaving(string text, Personal personal)
    {
        if (personal.Unsubscribe is not null)
        {
            return text.Replace(PersonalPlaces.LeaveStart, "", StringComparison.Ordinal).Replace(PersonalPlaces.LeaveEnd, "", StringComparison.Ordinal);
        }

        var start = text.IndexOf(PersonalPlaces.LeaveStart, StringComparison.Ordinal);
        var end = text.IndexOf(PersonalPlaces.LeaveEnd, StringComparison.Ordinal);
        return start < 0 || end < start ? text : text[..start] + text[(end + PersonalPlaces.LeaveEnd.Length)..];
    }

    /// <summary>A name may have made a line too long: it is broken again, with its own indent.</summary>
    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line =>
        Columns.Of(line) <= Wrapping.Width ? line : string.Join('\n', Wrapping.Wrap(line.Trim(), Indent(line), Indent(line)))));

    private static string Indent(string line) => line[..(line.Length - line.TrimStart().Length)];
}
